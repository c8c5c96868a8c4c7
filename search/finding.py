"""Finding pages in the reader's language."""

import re

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from cms.core.localized import Localized
from cms.core.visibility import visible


def find_pages(query: str, locale: Locale):
    """Return the search results for a reader: the visible pages of their language, the best first.

    The results can be sliced and counted; `wrap_results` turns a slice into what templates show.
    """
    # Words alone, in lower case: to SQLite's FTS5 punctuation, AND, OR and NOT are operators, and it fails on them.
    words = " ".join(re.findall(r"\w+", query.lower()))
    # As a subquery: the search backend refuses other filters than those on indexed fields.
    pages = Page.objects.filter(pk__in=visible(Page.objects.filter(locale=locale, depth__gte=2)).values("pk"))
    return pages.search(words) if words else pages.none()


def wrap_results(pages) -> list[Localized]:
    """Fetch a slice of results as their own page types, with language and picture (one query for each type)."""
    found = list(pages)
    by_id = {}
    types: dict[int, list[int]] = {}
    for page in found:
        types.setdefault(page.content_type_id, []).append(page.pk)
    for content_type_id, ids in types.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        pages_of_type = model.objects.filter(pk__in=ids).select_related("locale", "lead_picture").defer_streamfields()
        by_id |= {page.pk: page for page in pages_of_type}
    return [Localized(by_id[page.pk], is_fallback=False) for page in found if page.pk in by_id]
