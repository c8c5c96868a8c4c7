"""The feeds that contain a page: they are warmed and purged with it."""

from wagtail.models import Page

from .channels import FILE_NAMES, find_channel_type


def find_feeds_of(page: Page) -> list[str]:
    """Return the absolute URLs of the feeds that may contain a page: those of its site area and of its section."""
    for place in Page.objects.ancestor_of(page, inclusive=True).live().order_by("-depth"):
        if (kind := find_channel_type(place)) and place.full_url:
            channels = kind.offer(place, {"page": page.specific})
            return [
                f"{place.full_url}{channel.path}{file_name}"
                for channel in channels
                for file_name in FILE_NAMES
                if channel.choose(file_name)
            ]
    return []
