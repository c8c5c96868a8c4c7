"""The languages of the site, and the language switcher of a page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, gettext, override
from wagtail.models import Page

from ..content.untranslated import find_language
from ..typography.lists import language_name
from .urls import get_path


def content_language_choices() -> list[tuple[str, str]]:
    """Return (code, own name) of the site's languages; a callable, so that a new language needs no migration."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switcher."""

    code: str
    name: str  # the language's own name
    url: str
    is_current: bool
    is_exact: bool  # leads to the same page; otherwise to the nearest parent that exists in that language
    target_title: str
    explanation: str  # in the language of the link: where it leads if not to the same page
    title_language: str = ""  # of the title, if it was published untranslated

    @property
    def label(self) -> str:
        return self.code.upper()


def find_language_links(
    page: Page, ancestors: list[Page], versions: list[Page], request: HttpRequest | None = None
) -> list[LanguageLink]:
    """Return the link of each language: to the same page, or to its nearest parent that is live in that language.

    page: the current page. ancestors: its live ancestors, the nearest last. versions: live pages with their locale,
    including those of the page's and its ancestors' other languages.
    """
    chain = [*ancestors, page]
    by_place = {(version.translation_key, version.locale.language_code): version for version in versions}
    links = []
    for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
        is_current = page.locale.language_code == code
        nearest = page if is_current else _find_nearest(chain, code, by_place)
        if nearest is None:
            continue
        is_exact = nearest.translation_key == page.translation_key
        links.append(
            LanguageLink(
                code=code,
                name=name,
                url=get_path(nearest, request) or "/",
                is_current=is_current,
                is_exact=is_exact,
                target_title=nearest.title,
                explanation="" if is_exact else _explain(code, nearest.title),
                title_language=find_language(nearest, "title"),
            )
        )
    return links


def _find_nearest(chain, code, versions):
    return next(
        (versions[step.translation_key, code] for step in reversed(chain) if (step.translation_key, code) in versions),
        None,
    )


def _explain(code: str, title: str) -> str:
    with override(code):
        return gettext("This page does not exist in %(language)s yet: go to “%(title)s”") % {
            "language": language_name(code),
            "title": title,
        }


def get_links_to_view(request: HttpRequest) -> list[LanguageLink]:
    """Return the switcher of a view that exists in every language, such as the search: the same URL, translated."""
    return [
        LanguageLink(
            code=code,
            name=name,
            url=translate_url(request.get_full_path(), code),
            is_current=code == get_language(),
            is_exact=True,
            target_title="",
            explanation="",
        )
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
    ]


def get_translations(links: list[LanguageLink]) -> list[LanguageLink]:
    """Return the links for `hreflang`: the page itself and its live, real translations."""
    return [link for link in links if link.is_exact]
