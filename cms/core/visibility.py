"""What anybody may read: the one rule for lists, menus, languages and related pages."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import PageViewRestriction


def is_private(passed: Iterable[str] = ()) -> Exists:
    """Return a condition on pages: they, or a page above them, are not for everybody (within the pages' own query).

    passed: paths of pages whose restrictions do not count, because the reader has been let in there.
    """
    above = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    return Exists(above.exclude(page__path__in=list(passed)))


def visible(pages: QuerySet, passed: Iterable[str] = ()) -> QuerySet:
    """Reduce a queryset of pages to those that everybody may see: live, not private, no alias (within its query).

    An alias is no text of its own: it has the source's words at another language's address (DESIGN, section 4). A page
    whose time is over is left out at once, though it is unpublished only when `publish_scheduled` runs.
    passed: as for `is_private`.
    """
    in_time = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    return pages.filter(in_time, ~is_private(passed), live=True, alias_of=None)
