"""What the frame of every reader's page needs: navigation, crumbs, languages, metadata.

All of it is worked out once for a request (`get_frame`), in a fixed number of queries.
"""

from dataclasses import dataclass
from functools import cached_property

from django import template
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from ..languages import LanguageLink, get_language_links, get_translations

register = template.Library()


@dataclass(frozen=True)
class NavigationItem:
    title: str
    url: str
    is_current: bool


class Frame:
    """The site around one page; for pages without a place in the tree (search, errors) around the language's home."""

    def __init__(self, request: HttpRequest, page: Page | None):
        self.request = request
        self.page = page

    @cached_property
    def home(self) -> Page | None:
        if self.page and self.page.depth == 2:
            return self.page
        if self.ancestors:
            return self.ancestors[0]
        site = Site.find_for_request(self.request)
        if site is None:
            return None
        return (
            Page.objects.live()
            .filter(translation_key=site.root_page.translation_key, locale__language_code=get_language())
            .select_related("locale")
            .first()
        )

    @cached_property
    def ancestors(self) -> list[Page]:
        """The page's live ancestors from the home page down: crumbs skip what readers cannot see."""
        if not self.page or self.page.depth <= 2:
            return []
        return list(self.page.get_ancestors().filter(depth__gte=2).live().select_related("locale"))

    @cached_property
    def menu_pages(self) -> list[Page]:
        """All pages in menus at the two levels below the language's home, in tree order."""
        if not self.home:
            return []
        return list(
            Page.objects.descendant_of(self.home)
            .live()
            .in_menu()
            .filter(depth__lte=4)
            .select_related("locale")
            .order_by("path")
        )

    @cached_property
    def languages(self) -> list[LanguageLink]:
        place = self.page or self.home
        return get_language_links(place, self.ancestors, self.request) if place else []

    def get_items(self, pages) -> list[NavigationItem]:
        here = self.page.path if self.page else ""
        return [
            NavigationItem(page.title, page.get_url(self.request), bool(here) and here.startswith(page.path))
            for page in pages
        ]


def get_frame(context) -> Frame:
    request = context["request"]
    page = context.get("page")
    frame = getattr(request, "_site_frame", None)
    if frame is None or frame.page != page:
        frame = request._site_frame = Frame(request, page if isinstance(page, Page) and page.pk else None)
    return frame


@register.simple_tag(takes_context=True)
def home_page(context) -> Page | None:
    """The front page of the reader's language."""
    return get_frame(context).home


@register.simple_tag(takes_context=True)
def navigation(context) -> list[NavigationItem]:
    """The main navigation: the pages in menus right below the home page."""
    frame = get_frame(context)
    return frame.get_items(page for page in frame.menu_pages if page.depth == 3)


@register.simple_tag(takes_context=True)
def footer_links(context) -> list[NavigationItem]:
    """The footer's links: the pages in menus one level further down."""
    frame = get_frame(context)
    return frame.get_items(page for page in frame.menu_pages if page.depth == 4)


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[NavigationItem]:
    frame = get_frame(context)
    return frame.get_items(page for page in frame.ancestors if page.depth > 2)


@register.simple_tag(takes_context=True)
def language_switcher(context) -> list[LanguageLink]:
    """Every language's link, with what the view says of the page's other versions where it is no plain page."""
    return context.get("language_links") or get_frame(context).languages


@register.simple_tag(takes_context=True)
def alternate_links(context) -> list[LanguageLink]:
    """The `hreflang` links of the page."""
    frame = get_frame(context)
    links = language_switcher(context)
    return get_translations(frame.page, links) if frame.page or context.get("language_links") else []
