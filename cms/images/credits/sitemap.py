"""Sitemap entries of the pages that credit images."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.core.navigation.page_context import HOME_DEPTH
from cms.seo.listings import Listing

from ..uses import get_shown_pictures


def find_credits(request: HttpRequest) -> list[Listing]:
    """Return the list of credits and the page of each image; empty if no image is shown. Takes two queries."""
    pictures = dict(get_shown_pictures().order_by("pk").values_list("pk", "created_at"))
    if not pictures:
        return []
    homes = visible(Page.objects.filter(depth=HOME_DEPTH)).values_list("locale__language_code", flat=True)
    urls: list[dict[str, str]] = [{} for _ in range(len(pictures) + 1)]
    for code in homes.order_by("path"):
        with override(code):
            addresses = [reverse("picture_credits"), *(reverse("picture_credit", args=[key]) for key in pictures)]
        for found, address in zip(urls, addresses, strict=True):
            found[code] = address
    times = [max(pictures.values()), *pictures.values()]
    return [Listing(found, modified) for found, modified in zip(urls, times, strict=True)]
