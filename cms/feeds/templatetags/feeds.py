"""Tags for the links to feeds in readers' pages. None of them needs a query."""

from dataclasses import dataclass

from django import template

from cms.core.navigation.page_context import get_page_context

from ..channels import FILE_NAMES, Channel, find_channel_type

register = template.Library()


@dataclass(frozen=True)
class FeedLink:
    title: str
    url: str
    type: str


@register.simple_tag(takes_context=True)
def offered_feeds(context) -> list[Channel]:
    """Return the feeds of the site area that a page belongs to; elsewhere, as on the front page, those of all areas."""
    page_context = get_page_context(context["request"], context.get("page"))
    if page_context.page:
        for page in reversed([*page_context.ancestors, page_context.page]):
            if kind := find_channel_type(page):
                return kind.offer(page, context.flatten())
    return _list_all(page_context)


@register.simple_tag(takes_context=True)
def all_feeds(context) -> list[Channel]:
    """Return the main feed of every site area in the navigation, in the reader's language."""
    return _list_all(get_page_context(context["request"], context.get("page")))


@register.simple_tag(takes_context=True)
def discovery_links(context) -> list[FeedLink]:
    """Return each offered feed in each format, with the podcasts, for `<link rel="alternate">`."""
    request = context["request"]
    return [
        FeedLink(f"{found.title} ({writer.label})", found.get_url(request, file_name), writer.mime_type)
        for channel in offered_feeds(context)
        for file_name in FILE_NAMES
        if (found := channel.choose(file_name)) and (writer := found.writers[file_name])
    ]


@register.simple_tag(takes_context=True)
def feed_url(context, channel: Channel) -> str:
    """Return the URL to show to people: Atom, which every feed reader supports and which holds more."""
    return channel.get_url(context["request"], "atom.xml")


def _list_all(page_context) -> list[Channel]:
    channels = ((page, find_channel_type(page)) for page in page_context.areas)
    return [channel for page, kind in channels if kind for channel in kind.offer(page, {})[:1]]
