"""Which pages a person in the admin may know of: their titles, their words, that they exist.

- Drafts are for the newsroom: whoever has a role in a language, or a right on pages, reads the titles of all languages.
- Private pages (restricted themselves, or below a restricted page) are for who may open them: readers who are let in,
  and those who may edit or publish the page.

Wagtail's restrictions keep readers out; its lists, choosers and reports ask for none of them.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import page_permission_policy

from cms.newsroom.models import LanguageGroup

# With one of these rights on a page, or above it, a person may open it in the editor.
OPENING = {"change_page", "publish_page"}
EVERYTHING = Q()


@dataclass(frozen=True)
class Access:
    """What a person may not know of: the pages below `closed`, but for those below `opened`; drafts, without a role."""

    closed: tuple[str, ...] = ()  # paths of restricted pages
    opened: tuple[str, ...] = ()  # paths of pages that the person may edit
    owner_id: int | None = None  # whose own pages are open, where they may add pages
    reads_drafts: bool = True

    @property
    def is_complete(self) -> bool:
        return not self.closed and self.reads_drafts

    def make_condition(self, relation: str = "") -> Q:
        """Return the condition on pages, or on what belongs to one (relation: "page__")."""
        if self.is_complete:
            return EVERYTHING
        condition = EVERYTHING if self.reads_drafts else Q(**{f"{relation}live": True})
        if self.closed:
            is_closed = _any_below(self.closed, relation)
            is_open = _any_below(self.opened, relation)
            if self.owner_id:
                is_open |= Q(**{f"{relation}owner": self.owner_id})
            condition &= ~is_closed | is_open
        return condition

    def includes(self, page: Page) -> bool:
        """Say the same of one page in memory."""
        if not (self.reads_drafts or page.live):
            return False
        if not any(page.path.startswith(path) for path in self.closed):
            return True
        is_own = self.owner_id is not None and page.owner_id == self.owner_id
        return is_own or any(page.path.startswith(path) for path in self.opened)


def find_access(user) -> Access:
    """Return what a person may know of, in three queries at most; all for a superuser."""
    if user.is_active and user.is_superuser:
        return Access()
    rights = page_permission_policy.get_cached_permissions_for_user(user) if user.is_active else []
    opened = tuple(sorted({right.page.path for right in rights if right.permission.codename in OPENING}))
    adds = any(right.permission.codename == "add_page" for right in rights)
    groups = set(user.groups.values_list("pk", flat=True)) if user.is_active else set()
    closed = tuple(path for path in _find_closed(groups) if not any(path.startswith(above) for above in opened))
    reads_drafts = bool(rights) or LanguageGroup.objects.filter(group__in=groups).exists()
    return Access(closed, opened, user.pk if adds else None, reads_drafts)


def keep_known(user, pages: QuerySet, relation: str = "") -> QuerySet:
    """Reduce pages, or what belongs to one (relation: "page__"), to those that a person may know of."""
    condition = find_access(user).make_condition(relation)
    return pages.filter(condition) if condition else pages


def may_know(user, page: Page) -> bool:
    """Say whether a person may know of one page."""
    return find_access(user).includes(page)


def _find_closed(groups: set[int]) -> list[str]:
    """Return the paths of the restricted pages that are not open to members of some groups; the shortest first."""
    restrictions = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.LOGIN)
    let_in = Q(restriction_type=PageViewRestriction.GROUPS, groups__in=groups)
    admitted = PageViewRestriction.objects.filter(let_in).values("pk") if groups else []
    return sorted(restrictions.exclude(pk__in=admitted).values_list("page__path", flat=True))


def _any_below(paths: tuple[str, ...], relation: str) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{relation}path__startswith": path})
    return condition
