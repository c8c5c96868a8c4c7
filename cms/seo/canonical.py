"""Links in the head of a page: its canonical URL, its other languages, the previous and next page of a long list.

`x-default` is the version for readers of none of our languages. For home pages it is `/`, which chooses by
Accept-Language: Google's own example ("Introducing x-default hreflang for international landing pages", 2013). For all
other pages it is the version in English, else in the first language of the settings in which the text exists, as `/`
would choose; `/` itself would not lead to the text. A text that exists in one language only is also its own
`x-default`, because lists offer it to readers of all languages, and search engines may do so too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from cms.core.navigation.languages import LanguageLink, get_translations
from cms.core.navigation.page_context import HOME_DEPTH
from cms.core.navigation.pagination import Pagination
from cms.core.navigation.urls import make_absolute

X_DEFAULT = "x-default"


class Alternate(NamedTuple):
    code: str  # a language, or x-default
    address: str


@dataclass(frozen=True)
class PageLinks:
    """The links in a page's head. All URLs are absolute, without any query except the number of a list's page."""

    address: str
    alternates: tuple[Alternate, ...] = ()
    previous: str = ""
    next: str = ""

    @property
    def translations(self) -> list[Alternate]:
        """Return the versions in other languages."""
        return [one for one in self.alternates if one.code != X_DEFAULT and one.address != self.address]


def find_page_links(
    request: HttpRequest, page: Page | None, links: Iterable[LanguageLink], pagination: Pagination | None = None
) -> PageLinks | None:
    """Return what `canonical`, `hreflang` and `og:url` say of a page; None if it has no URL yet (a preview).

    links: the language switcher's. pagination: of a list with several pages. An alias points to its original and has no
    versions, because it has no content of its own.
    """
    if page is not None and page.alias_of_id:
        return PageLinks(make_absolute(page.alias_of.get_url(request), request))
    links = get_translations(links)
    own = next((link.url for link in links if link.is_current), None) or (page.get_url(request) if page else None)
    if not own:
        return None
    number = pagination.number if pagination else 1
    versions = {
        link.code: make_absolute(_add_number(link.url, number), request)
        for link in links
        if link.is_current or pagination is None or pagination.exists_in(link.code)
    }
    return PageLinks(
        make_absolute(_add_number(own, number), request),
        list_alternates(versions, _find_root(request) if page and page.depth == HOME_DEPTH else ""),
        make_absolute(_add_number(own, number - 1), request) if number > 1 else "",
        make_absolute(_add_number(own, number + 1), request) if pagination and number < pagination.total else "",
    )


def list_alternates(versions: dict[str, str], default: str = "") -> tuple[Alternate, ...]:
    """Return the versions of one text with its x-default, in the order of the settings.

    versions: URLs by language. default: the URL of x-default, if it is none of these.
    """
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in versions]
    if not codes:
        return ()
    chosen = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in versions else codes[0]
    return (*(Alternate(code, versions[code]) for code in codes), Alternate(X_DEFAULT, default or versions[chosen]))


def _find_root(request: HttpRequest) -> str:
    return make_absolute(reverse("root"), request)


def _add_number(url: str, number: int) -> str:
    return f"{url}?page={number}" if number > 1 else url
