"""The listings of sections and topics for the sitemap."""

from django.db.models import Max, QuerySet
from django.http import HttpRequest

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.visibility import shown, visible
from cms.seo.listings import Listing

from .models import MagazineIndexPage, Section, StoryPage, Topic
from .urls import get_listing_path

STORIES = {"section": "section__translation_key", "topic": "topics__topic__translation_key"}


def find_listings(request: HttpRequest) -> list[Listing]:
    """Return the listings of all sections and topics that have stories in any language (5 queries)."""
    urls = {page.locale_id: (page.locale.language_code, page.get_url(request)) for page in _find_indexes()}
    listings = []
    for model in (Section, Topic):
        newest = dict(_find_newest(key=STORIES[model._meta.model_name]))
        versions: dict = {}
        for item in _find_items(tuple(urls), model=model):
            code, url = urls[item.locale_id]
            versions.setdefault(item.translation_key, {})[code] = url + get_listing_path(item, code)
        listings += [Listing(found, newest[key]) for key, found in versions.items() if key in newest]
    return listings


@compiled_query
def _find_indexes() -> QuerySet:
    return visible(MagazineIndexPage.objects.select_related("locale"))


@compiled_query
def _find_newest(*, key: str) -> QuerySet:
    """Return the keys of the sections or topics of stories, each with the time of its newest story."""
    return visible(StoryPage.objects.all()).order_by().values_list(key).annotate(Max("last_published_at"))


@compiled_query
def _find_items(locales: tuple, *, model: type[Section] | type[Topic]) -> QuerySet:
    return shown(model.objects.filter(locale__in=locales)).order_by("pk")
