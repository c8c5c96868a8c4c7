"""What the search page shows of each page that was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from .analysis import stems
from .excerpts import make_excerpt, mark


@dataclass(frozen=True)
class Result:
    page: Page
    kind: str
    title: SafeString
    excerpt: SafeString
    language: str
    is_fallback: bool  # in another language than the reader's


def make_results(pages: Iterable[Page], query: str, locale: Locale) -> list[Result]:
    """Return what is shown of pages, with the words that were looked for marked. They come with locale and entry."""
    wanted: dict[str, frozenset[str]] = {}
    results = []
    for page in pages:
        code = page.locale.language_code
        if code not in wanted:
            wanted[code] = frozenset(stems(query, code))
        results.append(
            Result(
                page=page,
                kind=page.specific_class.get_verbose_name(),
                title=mark(page.title, wanted[code], code),
                excerpt=make_excerpt(page.search_entry.text, wanted[code], code),
                language=code,
                is_fallback=page.locale_id != locale.pk,
            )
        )
    return results
