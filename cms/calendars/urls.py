"""The URL of a page's calendar: below the page, with the word of the page's language."""

from django.http import HttpRequest
from wagtail.models import Page

from cms.languages.registry import get_profile, list_url_words

_WORDS = "|".join(list_url_words("calendar"))
FILE_NAMES = rf"(?:{_WORDS})\.ics"


def make_pattern() -> str:
    """Return the pattern of all calendars' URLs below a language's prefix: the page's path, then the word."""
    return rf"^(?P<path>(?:[\w\-]+/)*)(?P<word>{_WORDS})\.ics$"


def get_word(language: str) -> str:
    """Return the word for a calendar in the URLs of a language."""
    return get_profile(language).url_words["calendar"]


def get_calendar_path(page: Page, request: HttpRequest | None = None) -> str:
    """Return the path of a page's calendar, for links on the page itself; "" for a page without a URL."""
    url = page.get_url(request)
    return f"{url}{get_word(page.locale.language_code)}.ics" if url else ""
