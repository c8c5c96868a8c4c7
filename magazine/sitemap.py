"""The listings of sections and topics for the sitemap."""

from django.db.models import Max
from django.http import HttpRequest

from cms.core.content.visibility import shown, visible
from cms.seo.listings import Listing

from .models import MagazineIndexPage, Section, StoryPage, Topic
from .urls import get_listing_path

STORIES = {"section": "section__translation_key", "topic": "topics__topic__translation_key"}


def find_listings(request: HttpRequest) -> list[Listing]:
    """Return the listings of all sections and topics that have stories in any language (5 queries)."""
    indexes = visible(MagazineIndexPage.objects.select_related("locale"))
    urls = {page.locale_id: (page.locale.language_code, page.get_url(request)) for page in indexes}
    listings = []
    for model in (Section, Topic):
        key = STORIES[model._meta.model_name]
        newest = dict(visible(StoryPage.objects.all()).order_by().values_list(key).annotate(Max("last_published_at")))
        versions: dict = {}
        for item in shown(model.objects.filter(locale__in=urls)).order_by("pk"):
            code, url = urls[item.locale_id]
            versions.setdefault(item.translation_key, {})[code] = url + get_listing_path(item, code)
        listings += [Listing(found, newest[key]) for key, found in versions.items() if key in newest]
    return listings
