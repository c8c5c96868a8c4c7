"""Visibility of content for all readers: the one rule for lists, menus, languages and related pages."""

from collections.abc import Iterable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Now, Substr
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def is_private(passed: Iterable[str] = (), relation: str = "") -> Exists:
    """Return a condition on pages: they, or a page above them, are private (within the pages' own query).

    passed: paths of pages whose restrictions are ignored, because the reader has access. relation: the lookup from the
    queried model to the page, such as "page__".
    """
    # A subquery, not a join: SQLite would look at every page of the site to see whether one is private.
    private_path = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("path"))
    above = PageViewRestriction.objects.annotate(private_path=private_path).filter(
        private_path=Substr(OuterRef(f"{relation}path"), 1, Length("private_path"))
    )
    return Exists(above.exclude(page__path__in=list(passed)) if passed else above)


def visible(pages: QuerySet, passed: Iterable[str] = (), relation: str = "") -> QuerySet:
    """Reduce a queryset of pages to those that everybody may see: live, not private, no aliases (within its query).

    An alias has no content of its own: it has the source's text at another language's URL
    (docs/decisions/no-alias-pages.md). A page that has expired is left out at once, even before `publish_scheduled`
    unpublishes it. passed, relation: as for `is_private`.
    """
    # For pages not `alias_of=None`, which is true of nearly all: SQLite would use its index as if it selected few.
    # Objects that belong to a page are found in their own table first, where the plain condition does no harm.
    is_own = Q(**{f"{relation}alias_of": None}) if relation else ~Q(alias_of__isnull=False)
    return pages.filter(in_time(relation), ~is_private(passed, relation), is_own, **{f"{relation}live": True})


def in_time(relation: str = "") -> Q:
    """Return the condition that a page or snippet has not expired. relation: as for `is_private`.

    It uses the database's clock, because it is also in queries whose SQL is reused (cms.core.caching.compiled_queries).
    """
    return Q(**{f"{relation}expire_at": None}) | Q(**{f"{relation}expire_at__gt": Now()})


def shown(snippets: QuerySet, relation: str = "") -> QuerySet:
    """Reduce a queryset of sections, topics or partners to those that readers see: live and not expired.

    relation: the lookup from the queried model to the snippet, such as "topic__".
    """
    return snippets.filter(in_time(relation), **{f"{relation}live": True})


def is_over(instance: Model) -> bool:
    """Return whether a page or snippet has expired, even if it is not unpublished yet."""
    return instance.expire_at is not None and instance.expire_at <= timezone.now()


def is_shown(snippet: Model | None) -> bool:
    """Return whether there is a snippet and readers see it."""
    return snippet is not None and snippet.live and not is_over(snippet)
