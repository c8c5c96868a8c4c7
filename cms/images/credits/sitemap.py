"""Sitemap entries of the pages that credit images."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from cms.core.content.visibility import visible
from cms.core.navigation.page_context import HOME_DEPTH
from cms.seo.listings import Listing

from ..uses import get_shown_images


def find_credits(request: HttpRequest) -> list[Listing]:
    """Return the list of credits and the page of each image; empty if no image is shown. Takes two queries."""
    images = dict(get_shown_images().order_by("pk").values_list("pk", "created_at"))
    if not images:
        return []
    homes = visible(Page.objects.filter(depth=HOME_DEPTH)).values_list("locale__language_code", flat=True)
    urls: list[dict[str, str]] = [{} for _ in range(len(images) + 1)]
    for code in homes.order_by("path"):
        with override(code):
            addresses = [reverse("image_credits"), *(reverse("image_credit", args=[key]) for key in images)]
        for found, address in zip(urls, addresses, strict=True):
            found[code] = address
    times = [max(images.values()), *images.values()]
    return [Listing(found, modified) for found, modified in zip(urls, times, strict=True)]
