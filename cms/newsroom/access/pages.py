"""Decide which pages a user of the admin may know of. "Know of" covers the title, the content and the existence.

- Drafts are visible to the newsroom: users with a role in a language or a permission on pages see the titles of all
  languages.
- Private pages (with a view restriction on the page or on an ancestor) are visible to the readers whom the restriction
  admits, and to users who may edit or publish the page.

Wagtail applies view restrictions to readers only; its admin lists, choosers and reports ignore them. The conditions
below become part of each list's own query. They add no query, except one for users without any permission on pages.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import page_permission_policy

# With one of these permissions on a page or on an ancestor, a user may open the page in the editor.
OPENING = {"change_page", "publish_page"}


def get_condition(user, relation: str = "") -> Q:
    """Return a Q for the pages that a user may know of; an empty Q if the user may know of all pages.

    relation: the look-up prefix of the page if the query is on a related model, for example "page__".
    """
    if user.is_active and user.is_superuser:
        return Q()
    rights = page_permission_policy.get_cached_permissions_for_user(user) if user.is_active else []
    opened = find_opened(user)
    if any(page.depth == 1 for page in opened):
        return Q()
    known = ~_is_closed(user, relation)
    for page in opened:
        known |= Q(**{f"{relation}path__startswith": page.path})
    if any(right.permission.codename == "add_page" for right in rights):
        known |= Q(**{f"{relation}owner": user.pk})  # users who may add pages may edit their own
    if not (rights or (user.is_active and user.groups.filter(language_group__isnull=False).exists())):
        known &= Q(**{f"{relation}live": True})
    return known


def find_opened(user) -> list[Page]:
    """Return the pages whose whole subtree a user may open in the editor, sorted by path. Adds no query."""
    rights = page_permission_policy.get_cached_permissions_for_user(user) if user.is_active else []
    opened = {right.page for right in rights if right.permission.codename in OPENING}
    return sorted(opened, key=lambda page: page.path)


def keep_known(user, pages: QuerySet, relation: str = "") -> QuerySet:
    """Filter pages to those that a user may know of. relation: as in `get_condition`."""
    condition = get_condition(user, relation)
    if not condition:
        return pages
    if relation:
        return pages.filter(condition)
    # By ids: Wagtail's search backend accepts no other subquery in the filters of the queryset that it searches.
    return pages.filter(pk__in=Page.objects.filter(condition).values_list("pk", flat=True))


def find_known(user, pages: Iterable[Page]) -> set[int]:
    """Return the ids of the given pages that a user may know of, with one query."""
    return set(keep_known(user, Page.objects.filter(pk__in=[page.pk for page in pages])).values_list("pk", flat=True))


def may_know(user, page: Page) -> bool:
    """Return whether a user may know of a page."""
    return bool(find_known(user, [page]))


def _is_closed(user, relation: str) -> Q:
    """Return a Q for pages with a view restriction, on the page or an ancestor, that does not admit the user."""
    private_path = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("path"))
    above = PageViewRestriction.objects.annotate(private_path=private_path).filter(
        private_path=Substr(OuterRef(f"{relation}path"), 1, Length("private_path"))
    )
    closed = above.exclude(restriction_type=PageViewRestriction.LOGIN)
    if user.is_active:
        let_in = PageViewRestriction.objects.filter(groups__in=user.groups.all())
        closed = closed.exclude(restriction_type=PageViewRestriction.GROUPS, pk__in=let_in.values("pk"))
    return Q(Exists(closed))
