"""Which pages a person in the admin may know of: their titles, their words, that they exist.

- Drafts are for the newsroom: whoever has a role in a language, or a right on pages, reads the titles of all languages.
- Private pages (restricted themselves, or below a restricted page) are for who may open them: readers who are let in,
  and those who may edit or publish the page.

Wagtail's restrictions keep readers out; its lists, choosers and reports ask for none of them. Here they are asked
within the queries of the lists: none of them takes a query more.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import page_permission_policy

# With one of these rights on a page, or above it, a person may open it in the editor.
OPENING = {"change_page", "publish_page"}


def find_condition(user, relation: str = "") -> Q:
    """Return the condition on the pages that a person may know of; an empty one where these are all.

    relation: what leads to the page, where the query is of something that belongs to one: "page__".
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
        known |= Q(**{f"{relation}owner": user.pk})  # who may add pages may edit their own
    if not (rights or (user.is_active and user.groups.filter(language_group__isnull=False).exists())):
        known &= Q(**{f"{relation}live": True})
    return known


def find_opened(user) -> list[Page]:
    """Return the pages below which a person may open every page in the editor, by their rights (no query more)."""
    rights = page_permission_policy.get_cached_permissions_for_user(user) if user.is_active else []
    opened = {right.page for right in rights if right.permission.codename in OPENING}
    return sorted(opened, key=lambda page: page.path)


def keep_known(user, pages: QuerySet, relation: str = "") -> QuerySet:
    """Reduce pages, or what belongs to one (relation: "page__"), to those that a person may know of."""
    condition = find_condition(user, relation)
    if not condition:
        return pages
    if relation:
        return pages.filter(condition)
    # By their ids: the search takes no other subquery among the filters of what it searches.
    return pages.filter(pk__in=Page.objects.filter(condition).values_list("pk", flat=True))


def find_known(user, pages: Iterable[Page]) -> set[int]:
    """Return the ids of those pages that a person may know of, in one query."""
    return set(keep_known(user, Page.objects.filter(pk__in=[page.pk for page in pages])).values_list("pk", flat=True))


def may_know(user, page: Page) -> bool:
    """Say whether a person may know of one page."""
    return bool(find_known(user, [page]))


def _is_closed(user, relation: str) -> Q:
    """The condition that a page, or one above it, is restricted, and that the person is not let in there."""
    private_path = Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("path"))
    above = PageViewRestriction.objects.annotate(private_path=private_path).filter(
        private_path=Substr(OuterRef(f"{relation}path"), 1, Length("private_path"))
    )
    closed = above.exclude(restriction_type=PageViewRestriction.LOGIN)
    if user.is_active:
        let_in = PageViewRestriction.objects.filter(groups__in=user.groups.all())
        closed = closed.exclude(restriction_type=PageViewRestriction.GROUPS, pk__in=let_in.values("pk"))
    return Q(Exists(closed))
