"""Permissions for planning, decided here and only mirrored by the interface.

The moderators of a language plan for everybody who writes in it. Its editors plan what is their own or not assigned.
"""

from collections.abc import Container
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy


class _Everywhere:
    """The languages of who may do something in all of them."""

    def __contains__(self, locale_id: int) -> bool:
        return True


@dataclass
class Planner:
    """A person who plans, with what they may do in each language. Takes no query but the one for page permissions."""

    user: object

    @cached_property
    def publishing(self) -> Container[int]:
        """Return the ids of the locales in which the person publishes."""
        return self._find("publish_page")

    @cached_property
    def writing(self) -> Container[int]:
        """Return the ids of the locales in which the person may begin texts."""
        return self._find("add_page")

    def _find(self, codename: str) -> Container[int]:
        """Return the locales of the home pages for which the person has a permission."""
        if not self.user.is_active:
            return set()
        if self.user.is_superuser:
            return _Everywhere()
        granted = page_permission_policy.get_cached_permissions_for_user(self.user)
        pages = [right.page for right in granted if right.permission.codename == codename]
        if any(page.depth == 1 for page in pages):
            return _Everywhere()
        return {page.locale_id for page in pages if page.depth == 2}

    def may_plan(self, locale_id: int, assignee_id: int | None) -> bool:
        """Return whether the person decides on somebody's text or idea in a language."""
        if locale_id in self.publishing:
            return True
        return locale_id in self.writing and assignee_id in (None, self.user.pk)


def check_may_plan(user, locale_id: int, *assignee_ids: int | None) -> None:
    """Check that a person decides on the texts or ideas of some people in a language. Raises PermissionDenied."""
    planner = Planner(user)
    if not all(planner.may_plan(locale_id, assignee_id) for assignee_id in assignee_ids):
        raise PermissionDenied(
            _("Editors plan what is theirs or nobody’s; the moderators of the language plan for everybody.")
        )
