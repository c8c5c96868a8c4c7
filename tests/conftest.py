import gc

import pytest
from django.test import TestCase
from wagtail.models import Locale

from home.roots import create_language_roots

from .caches import empty_caches
from .databases import bare, django_db_setup, pytest_collection_modifyitems, seeded, seeded_database  # noqa: F401
from .migrated import django_db_keepdb, migrated  # noqa: F401
from .scenes import _django_db_helper, _scenes, is_for_searches, scene  # noqa: F401
from .spreading import pytest_configure  # noqa: F401


def pytest_collection_finish():
    """Collect garbage less often, since imported objects stay and a test leaves few: it saves a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _empty_caches():
    """Wagtail caches site root paths and renditions; a test must not see those of another."""
    empty_caches()


@pytest.fixture(autouse=True)
def _tasks(request, settings):
    """Do not index for search, except for tests marked `searching` and those of the demonstration.

    Indexing takes a sixth of the time of saving texts. Folders that need no images and bodies leave out more.
    """
    if "seeded_database" not in request.fixturenames and not is_for_searches(request.node):
        settings.TASKS = {"default": {"BACKEND": "tests.task_backends.AllButIndexing"}}


@pytest.fixture(scope="session")
def commit():
    """On-commit functions run at the end of each `with commit():`, as in real use."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)


@scene
def roots():
    """The home pages of the three languages, by code: as `bootstrap_site` creates them."""
    return create_language_roots()


@scene
def fr(roots):
    return Locale.objects.get(language_code="fr")


@scene
def pt(roots):
    return Locale.objects.get(language_code="pt")


@scene
def en(roots):
    return Locale.objects.get(language_code="en")
