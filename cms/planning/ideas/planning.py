"""Permissions for changing ideas."""

from django.core.exceptions import PermissionDenied

from ..models import Idea
from ..permissions import Planner, check_may_plan


def check_may_change(user, author_id: int | None, locale_id: int, assignee_id: int | None) -> None:
    """Check that a person decides on an idea: everybody on their own ideas, as long as nobody else has taken them.

    Raises PermissionDenied.
    """
    if author_id == user.pk and assignee_id in (None, user.pk):
        return
    check_may_plan(user, locale_id, assignee_id)


def may_change(planner: Planner, idea: Idea) -> bool:
    """Return the same for one of many ideas, without further queries."""
    is_own = idea.author_id == planner.user.pk and idea.assignee_id in (None, planner.user.pk)
    return is_own or planner.may_plan(idea.locale_id, idea.assignee_id)


def check_may_change_idea(user, idea: Idea) -> None:
    if not may_change(Planner(user), idea):
        check_may_plan(user, idea.locale_id, idea.assignee_id)
        raise PermissionDenied
