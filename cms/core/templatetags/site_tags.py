"""Tags for the navigation around a page, from `cms.core.navigation.page_context`."""

from django import template
from django.conf import settings
from wagtail.models import Page

from cms.compat.sessions import is_signed

from ..navigation.languages import LanguageLink
from ..navigation.missing_languages import MissingLanguage, find_missing_languages
from ..navigation.page_context import HOME_DEPTH, MENU_DEPTHS, NavigationItem, get_page_context
from ..navigation.permalinks import get_permanent_path
from ..navigation.urls import get_path, make_absolute

register = template.Library()


def _get_page_context(context):
    return get_page_context(context["request"], context.get("page"))


@register.simple_tag(takes_context=True)
def home_page(context) -> Page | None:
    """Return the front page of the reader's language."""
    return _get_page_context(context).home


@register.simple_tag(takes_context=True)
def has_session_cookie(context) -> bool:
    """Return whether the reader sent the cookie of a session, without reading the session."""
    return is_signed(context["request"].COOKIES.get(settings.SESSION_COOKIE_NAME))


@register.simple_tag(takes_context=True)
def navigation(context) -> list[NavigationItem]:
    """Return the main navigation: the pages in menus directly below the home page."""
    return _get_page_context(context).get_menu(MENU_DEPTHS[0])


@register.simple_tag(takes_context=True)
def section_path(context) -> str:
    """Return the tree path of the current site area, on which the marks in the navigation depend."""
    return _get_page_context(context).section_path


@register.simple_tag(takes_context=True)
def footer_links(context) -> list[NavigationItem]:
    """Return the footer's links: the pages in menus one level further down."""
    return _get_page_context(context).get_menu(MENU_DEPTHS[1])


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[NavigationItem]:
    page_context = _get_page_context(context)
    return (
        page_context.get_items(page for page in page_context.ancestors if page.depth > HOME_DEPTH)
        if page_context.page
        else []
    )


@register.simple_tag(takes_context=True)
def language_switcher(context) -> list[LanguageLink]:
    """Return the link of every language; a view that is not a plain page provides its own as `language_links`."""
    return context.get("language_links") or _get_page_context(context).languages


@register.simple_tag(takes_context=True)
def missing_languages(context) -> list[MissingLanguage]:
    """Return the languages of the site in which the current page does not exist, each with a notice."""
    return find_missing_languages(_get_page_context(context))


@register.simple_tag(takes_context=True)
def permanent_address(context) -> str:
    """Return the page's permanent URL, with its host (`cms.core.navigation.permalinks`)."""
    page = context["page"]
    return make_absolute(get_permanent_path(page.translation_key, page.locale.language_code), context["request"])


@register.simple_tag(takes_context=True)
def full_address(context) -> str:
    """Return the page's own URL, with its host."""
    return make_absolute(get_path(context["page"], context["request"]), context["request"])


@register.filter
def absolute(url: str, request) -> str:
    """Return an absolute URL, as social media need it. Media on another host are absolute already."""
    return make_absolute(url, request)
