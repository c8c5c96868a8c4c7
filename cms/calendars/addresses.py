"""The address of a page's calendar: below the page, in its language's own word."""

from django.http import HttpRequest
from wagtail.models import Page

# A language that is not here uses the English word until it has its own.
FILE_WORDS = {"fr": "calendrier", "pt": "calendario", "en": "calendar"}
_WORDS = "|".join(sorted(set(FILE_WORDS.values())))
FILE_NAMES = rf"(?:{_WORDS})\.ics"


def make_pattern() -> str:
    """Return the pattern of all calendars' addresses below a language's prefix: the page's path, and the word."""
    return rf"^(?P<path>(?:[\w\-]+/)*)(?P<word>{_WORDS})\.ics$"


def get_word(language: str) -> str:
    """Return what calendars are called in the addresses of a language."""
    return FILE_WORDS.get(language, FILE_WORDS["en"])


def get_calendar_path(page: Page, request: HttpRequest | None = None) -> str:
    """Return the address of a page's calendar, for links on the page itself; "" for a page without an address."""
    url = page.get_url(request)
    return f"{url}{get_word(page.locale.language_code)}.ics" if url else ""
