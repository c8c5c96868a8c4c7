"""Texts that do not exist in a language: the notice in that language, and the URL that offers the text.

That URL is the text's permanent one (`cms.core.navigation.permalinks`): below /fr/ it offers a Portuguese text to
French readers until there is a French version, and from then on redirects to it. The reader's language comes from the
URL, not from a cookie.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, override
from wagtail.models import Page

from cms.languages.registry import get_place

from ..typography.lists import language_name
from .languages import LanguageLink
from .page_context import PageContext
from .permalinks import get_permanent_path


@dataclass(frozen=True)
class MissingLanguage:
    code: str
    words: str  # notice, in that language, that the text does not exist in it
    address: str  # where the text is offered to that language's readers


def find_missing_languages(page_context: PageContext) -> list[MissingLanguage]:
    """Return the site's languages in which the page does not exist; makes no query of its own."""
    if page_context.page is None or not page_context.is_public:
        return []
    key = page_context.page.translation_key
    return [
        MissingLanguage(link.code, say_missing(link.code), get_permanent_path(key, link.code))
        for link in page_context.languages
        if not link.is_exact
    ]


def say_missing(code: str) -> str:
    """Return the notice, in a language, that a text does not exist in it."""
    with override(code):
        return gettext("This text does not exist in %(language)s yet.") % {"language": language_name(code)}


def find_original(versions: list[Page]) -> Page:
    """Return the version in a text's original language, or else the first in the order of the settings.

    versions: at least one, annotated with `original_language`.
    """

    def place(page: Page) -> tuple[bool, int]:
        code = page.locale.language_code
        return code != page.original_language, get_place(code)

    return min(versions, key=place)


def list_fallback_links(links: list[LanguageLink], versions: list[Page], code: str) -> list[LanguageLink]:
    """Return the switcher for the page that offers a text: links to its versions, and to its offers in other languages.

    links: those of the original's page context. code: the language of the offer.
    """
    key = versions[0].translation_key
    return [
        LanguageLink(
            code=link.code,
            name=link.name,
            url=link.url if link.is_exact else get_permanent_path(key, link.code),
            is_current=link.code == code,
            is_exact=True,
            target_title="",
            explanation="",
        )
        for link in links
    ]
