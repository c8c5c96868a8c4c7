"""A magazine in three languages, and an administrator who imports an old one."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import MagazineIndexPageFactory, PeopleIndexPageFactory

SAMPLES = Path(__file__).parent / "samples"


class Archive:
    """Imports samples, and keeps the report of the last run."""

    def __init__(self, magazine, user, folder):
        self.magazine, self.user, self._folder = magazine, user, folder
        self.rows, self.output = [], ""

    def bring(self, *names, **options):
        """Run the command with a sample, or with files at paths."""
        report, output = self._folder / "report.csv", StringIO()
        report.unlink(missing_ok=True)  # a report goes on where it was
        call_command(
            "import_wordpress",
            *(str(SAMPLES / name) for name in names),
            user=self.user.username,
            parent=str(self.magazine.pk),
            report=str(report),
            stdout=output,
            **options,
        )
        self.rows = list(csv.DictReader(report.open(encoding="utf-8", newline=""), delimiter=";"))
        self.output = output.getvalue()

    def list_told(self, what: str) -> list[tuple[str, str]]:
        """Return the number of the post and the detail of each line whose kind begins so."""
        return [(row["post"], row["detail"]) for row in self.rows if row["what"].startswith(what)]


@pytest.fixture
def magazines(newsroom, commit):
    """The magazine in its languages, as versions of one page, each beside an index of people."""
    with commit():
        french = MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")
        PeopleIndexPageFactory(parent=newsroom["fr"], title="Personnes", slug="personnes")
        others = {
            code: MagazineIndexPageFactory(
                parent=newsroom[code], title="Magazine", slug="magazine", translation_key=french.translation_key
            )
            for code in ("pt", "en")
        }
    return {"fr": french, **others}


@pytest.fixture
def archive(magazines, superuser, tmp_path):
    return Archive(magazines["fr"], superuser.user, tmp_path)
