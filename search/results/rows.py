"""Results of the search page: title and excerpt of each page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from cms.core.content.untranslated import find_language
from cms.languages.analysis import stems

from .excerpts import make_excerpt, mark


@dataclass(frozen=True)
class Result:
    page: Page
    kind: str
    title: SafeString
    excerpt: SafeString
    language: str
    is_fallback: bool  # not in the reader's language


class Marker:
    """The words of a query, to be marked in texts of any language."""

    def __init__(self, query: str):
        self.query = query
        self._wanted: dict[str, frozenset[str]] = {}

    def get_wanted(self, language: str) -> frozenset[str]:
        if language not in self._wanted:
            self._wanted[language] = frozenset(stems(self.query, language))
        return self._wanted[language]

    def mark(self, text: str, language: str) -> SafeString:
        return mark(text, self.get_wanted(language), language)

    def make_excerpt(self, text: str, language: str) -> SafeString:
        return make_excerpt(text, self.get_wanted(language), language)


def make_results(pages: Iterable[Page], query: str, locale: Locale) -> list[Result]:
    """Return the results for pages, with the search words marked. The pages have their locale and search entry."""
    marker = Marker(query)
    pages = list(pages)
    mixed = [page.pk for page in pages if page.search_entry.has_foreign_parts]
    specific = {page.pk: page for page in Page.objects.filter(pk__in=mixed).specific()} if mixed else {}
    results = []
    for page in pages:
        code = page.locale.language_code
        if page.pk in specific:
            title, excerpt = _describe_mixed(specific[page.pk], code, marker)
        else:
            title = marker.mark(page.title, code)
            excerpt = marker.make_excerpt(page.search_entry.text, code)
        kind = page.specific_class.get_verbose_name()
        results.append(Result(page, kind, title, excerpt, code, is_fallback=page.locale_id != locale.pk))
    return results


def _describe_mixed(page: Page, code: str, marker: Marker) -> tuple[SafeString, SafeString]:
    """Return title and summary, each in its own language, which only the page itself knows."""
    title_code, summary_code = find_language(page, "title"), find_language(page, "summary")
    title = marker.mark(page.title, title_code or code)
    summary = marker.make_excerpt(page.summary, summary_code or code)
    return _wrap(title, title_code), _wrap(summary, summary_code)


def _wrap(words: SafeString, code: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', code, words) if code and words else words
