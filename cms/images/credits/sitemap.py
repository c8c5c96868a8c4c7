"""Sitemap entries of the pages that credit images."""

import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.visibility import visible
from cms.core.navigation.page_context import HOME_DEPTH
from cms.seo.listings import Listing

from ..uses import get_shown_images


def find_credits(request: HttpRequest) -> list[Listing]:
    """Return the list of credits and the page of each image; empty if no image is shown. Takes two queries."""
    images = dict(_find_images(day=timezone.localdate()))
    if not images:
        return []
    urls: list[dict[str, str]] = [{} for _ in range(len(images) + 1)]
    for (code,) in _find_languages():
        with override(code):
            addresses = [reverse("image_credits"), *(reverse("image_credit", args=[key]) for key in images)]
        for found, address in zip(urls, addresses, strict=True):
            found[code] = address
    times = [max(images.values()), *images.values()]
    return [Listing(found, modified) for found, modified in zip(urls, times, strict=True)]


@compiled_query
def _find_images(*, day: datetime.date) -> QuerySet:
    """Return the images that are shown today. day: the SQL is kept for a day, because it has the date in it."""
    return get_shown_images().order_by("pk").values_list("pk", "created_at")


@compiled_query
def _find_languages() -> QuerySet:
    return visible(Page.objects.filter(depth=HOME_DEPTH)).order_by("path").values_list("locale__language_code")
