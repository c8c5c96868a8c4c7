"""A text in three languages, and users."""

from types import SimpleNamespace

import pytest
from wagtail.models import Page

from tests.factories import StandardPageFactory
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures
from tests.scenes import scene
from tests.translation.conftest import fill, start  # noqa: F401 - fixtures


@pytest.fixture(scope="session")
def fetch():
    """Return a page as it is now."""
    return lambda page: Page.objects.get(pk=page.pk).specific


@scene
def text(start, fetch, commit):  # noqa: F811
    """A live French original with a live page below it, and a live Portuguese and English version."""
    translation = start("fr", "pt", title="Guide")
    fr = translation.source.get_source_instance()
    versions = {"fr": fr, "pt": translation.get_target_instance()}
    versions["en"] = start("fr", "en", page=fr).get_target_instance()
    with commit():
        for code, page in versions.items():
            Page.objects.filter(pk=page.pk).update(live=True, title=f"Guide {code}", draft_title=f"Guide {code}")
        StandardPageFactory(parent=fetch(fr), title="Plan", slug="plan").save_revision().publish()
    return SimpleNamespace(**{code: fetch(page) for code, page in versions.items()})
