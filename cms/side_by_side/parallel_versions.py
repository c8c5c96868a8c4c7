"""The parallel versions of a story, which can be read beside the current page, and the links to them.

No query: the page context has the live, public versions that are not aliases, with their alignment.
"""

from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.caching.compiled_queries import compiled_query
from cms.core.navigation.page_context import get_page_context
from cms.core.navigation.parameters import acknowledge
from cms.core.typography.lists import language_name

from .pairing import pair_bodies

PARAMETER = "with"


class Offer(NamedTuple):
    url: str
    label: str


class ParallelVersion(NamedTuple):
    """A version that is shown beside the current page."""

    page: Page
    language: str
    body: str  # of both, as HTML


def find_parallel_versions(request: HttpRequest, page: Page) -> dict[str, Page]:
    """Return, by language, the other versions that say the same as a page, segment by segment; none for a preview.

    page: specific. The returned pages have the fields that all pages have.
    """
    if not getattr(page, "can_be_read_beside", False) or getattr(request, "is_preview", False):
        return {}
    versions = get_page_context(request, page).versions
    keys = {version.pk: alignment.key for version in versions if (alignment := getattr(version, "alignment", None))}
    return {
        version.locale.language_code: version
        for version in versions
        if version.pk != page.pk and keys.get(version.pk, "") == keys.get(page.pk)
    }


def find_parallel_version(request: HttpRequest, page: Page) -> ParallelVersion | None:
    """Return the version that a request wants beside its page (`?with=pt`); None if there is none."""
    wanted = request.GET.get(PARAMETER)
    parallel = find_parallel_versions(request, page).get(wanted) if wanted else None
    if parallel is None:
        return None
    other = next(iter(_find_with_body(parallel.pk, model=type(page))), None)
    body = pair_bodies(page, other) if other else None
    if body is None:
        return None
    acknowledge(request, PARAMETER)
    return ParallelVersion(other, wanted, body)


@compiled_query
def _find_with_body(pk: int, *, model: type[Page]) -> QuerySet:
    return model.objects.filter(pk=pk).select_related("locale", "stored_body")


def list_offers(request: HttpRequest, page: Page, beside: ParallelVersion | None = None) -> list[Offer]:
    """Return the links to a story side by side with each of its other languages.

    beside: the version that is shown; the first link then leads back to the page alone. Labels are in the active
    language.
    """
    code = page.locale.language_code
    own, original = language_name(code), get_page_context(request, page).original_language
    offers = [Offer(request.path, _("Read in %(language)s only") % {"language": own})] if beside else []
    for other in find_parallel_versions(request, page):
        names = {"own": own, "other": language_name(other)}
        if beside and other == beside.language:
            continue
        if page.is_spoken and other == original:
            label = _("Read the words as they were said, in %(other)s") % names
        else:
            label = _("Read in %(own)s and %(other)s side by side") % names
        offers.append(Offer(f"?{PARAMETER}={other}", label))
    return offers
