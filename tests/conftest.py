import pytest
from django.core.cache import caches
from wagtail.models import Locale

from home.roots import create_language_roots

from .databases import bare, django_db_setup, pytest_collection_modifyitems, seeded, seeded_database  # noqa: F401
from .migrated import django_db_keepdb  # noqa: F401


@pytest.fixture(autouse=True)
def _empty_caches():
    """Wagtail caches site root paths and renditions; a test must not see another's."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def roots(db):
    """The home pages of the three languages, by code: as `bootstrap_site` makes them."""
    return create_language_roots()


@pytest.fixture
def fr(roots):
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def pt(roots):
    return Locale.objects.get(language_code="pt")


@pytest.fixture
def en(roots):
    return Locale.objects.get(language_code="en")
