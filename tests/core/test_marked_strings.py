"""Strings that gettext's collector does not see are named, so that none of them stays in English."""

from pathlib import Path

import polib
import pytest

from cms.core.management.commands.check_catalogues import find_uncollected
from cms.core.management.marked_strings import find_marked

IMPORT = "from django.utils.translation import gettext as _, ngettext, pgettext_lazy as in_context, gettext as say\n"


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ('_("A")', [(None, "A", 2)]),
        ("""f"{title} · {_('A')}" """, [(None, "A", 2)]),
        ('say("A")', [(None, "A", 2)]),
        ('translation.gettext_lazy("A" " and B")', [(None, "A and B", 2)]),
        ('ngettext("%(count)d A", "%(count)d A’s", count)', [(None, "%(count)d A", 2)]),
        ('in_context("month", "A")', [("month", "A", 2)]),
        ("_(name)", []),
        ("find()()", []),
    ],
)
def test_calls_of_translation_functions_are_found(source, marked):
    assert list(find_marked(IMPORT + source)) == marked


def test_a_string_in_an_fstring_that_no_catalogue_has_is_named(tmp_path):
    (tmp_path / "desk.py").write_text(IMPORT + '_("Known")\nf"{_(\'Hidden\')}"\n')
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_desk.py").write_text(IMPORT + '_("Of a test")\n')
    assert list(find_uncollected(tmp_path, write_catalogue(tmp_path, "Known"))) == [
        "not collected  'Hidden' (desk.py:3)"
    ]


def write_catalogue(folder: Path, *strings: str) -> Path:
    catalogue = polib.POFile()
    catalogue.extend(polib.POEntry(msgid=string) for string in strings)
    catalogue.save(str(folder / "django.po"))
    return folder / "django.po"
