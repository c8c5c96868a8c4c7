"""What anybody may read: the one rule for lists, menus, languages and related pages."""

from collections.abc import Iterable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Now, Substr
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def is_private(passed: Iterable[str] = (), relation: str = "") -> Exists:
    """Return a condition on pages: they, or a page above them, are not for everybody (within the pages' own query).

    passed: paths of pages whose restrictions do not count, because the reader has been let in there.
    relation: what leads to the page, where the query is of something that belongs to one: "page__".
    """
    # As a subquery, not a join: SQLite would look at every page of the site to see whether one is private.
    private_path = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("path"))
    above = PageViewRestriction.objects.annotate(private_path=private_path).filter(
        private_path=Substr(OuterRef(f"{relation}path"), 1, Length("private_path"))
    )
    return Exists(above.exclude(page__path__in=list(passed)) if passed else above)


def visible(pages: QuerySet, passed: Iterable[str] = (), relation: str = "") -> QuerySet:
    """Reduce a queryset of pages to those that everybody may see: live, not private, no alias (within its query).

    An alias is no text of its own: it has the source's words at another language's address
    (docs/decisions/no-alias-pages.md). A page
    whose time is over is left out at once, though it is unpublished only when `publish_scheduled` runs.
    passed, relation: as for `is_private`.
    """
    # Of pages not `alias_of=None`, which is true of nearly all: SQLite takes the index on it for a way to a few.
    # What belongs to a page is found by its own table first: there the plain condition does no harm.
    is_own = Q(**{f"{relation}alias_of": None}) if relation else ~Q(alias_of__isnull=False)
    return pages.filter(in_time(relation), ~is_private(passed, relation), is_own, **{f"{relation}live": True})


def in_time(relation: str = "") -> Q:
    """Return the condition that the time of a page or snippet is not over. relation: as for `is_private`.

    Asked of the database's clock: it is also in queries whose SQL is reused (cms.core.caching.compiled_queries).
    """
    return Q(**{f"{relation}expire_at": None}) | Q(**{f"{relation}expire_at__gt": Now()})


def shown(snippets: QuerySet, relation: str = "") -> QuerySet:
    """Reduce a queryset of sections, topics or partners to those that readers see: live, and their time not over.

    relation: what leads to the snippet, where the query is of something that refers to it: "topic__".
    """
    return snippets.filter(in_time(relation), **{f"{relation}live": True})


def is_over(instance: Model) -> bool:
    """Tell whether the time of a page or snippet is over, though nobody has unpublished it yet."""
    return instance.expire_at is not None and instance.expire_at <= timezone.now()


def is_shown(snippet: Model | None) -> bool:
    """Tell whether there is a snippet, and readers see it."""
    return snippet is not None and snippet.live and not is_over(snippet)
