import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from cms.serving.errors import server_error
from tests.databases import using
from tests.newsroom.conftest import newsroom, superuser  # noqa: F401 - fixtures

from .reading import Crawl, Reading, crawl, read

SEARCHES = {"fr": "musée", "pt": "museu", "en": "museum"}


@pytest.fixture(scope="session")
def site(seeded_database, django_db_blocker) -> Crawl:
    """The demonstration's whole site as anonymous readers get it, read once for all tests.

    A process asks for each content type once; a test that commits makes it forget them. Here it knows them all, so that
    the queries of a page do not depend on which tests ran before. Nor do they depend on how long the crawl takes: what
    caches keep for a minute or five is kept to its end.
    """
    with (
        django_db_blocker.unblock(),
        using(seeded_database.name),
        translation.override("en"),
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        ContentType.objects.get_for_models(*apps.get_models())
        for cache in map(caches.__getitem__, settings.CACHES):
            monkeypatch.setattr(cache, "default_timeout", None)
        monkeypatch.setattr("cms.serving.pages.routing.A_MINUTE", None)
        live = list(Page.objects.live().filter(depth__gte=2).specific())
        locales = {locale.pk: locale for locale in Locale.objects.all()}
        for page in live:
            page.locale = locales[page.locale_id]  # `specific` pages come without it
        result = crawl([f"/{code}/" for code in SEARCHES], {page.get_url(): page for page in live})
        for code, word in SEARCHES.items():
            with translation.override(code):
                search = reverse("search")
            result.others += [read(f"{search}?q={word}"), read(f"{search}?q=xyzzy")]
            result.others += [read(f"/{code}/no/"), _read_error_page(code)]
        return result


def _read_error_page(code: str) -> Reading:
    address = f"/{code}/broken/"
    request = RequestFactory().get(address)
    request.LANGUAGE_CODE = code  # as the middleware sets it
    with translation.override(code):
        response = server_error(request)
    return Reading(address, response.status_code, dict(response.headers), {}, response.content.decode(), queries=0)
