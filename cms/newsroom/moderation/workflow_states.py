"""The active workflow states of a text, loaded with all that an admin page asks about its moderation."""

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef
from wagtail.models import WorkflowState


def find_workflow_states(target, *related: str, user=None) -> list[WorkflowState]:
    """Return the active workflow states of a page or snippet with their tasks; one query, also for the moderation.

    related: what else to load with them. user: load with them whether this person is one of the moderators.
    """
    states = target.workflow_states.active().select_related("current_task_state__task__moderationtask", *related)
    if user is not None:
        groups = Group.objects.filter(user=user, moderationtask=OuterRef("current_task_state__task__moderationtask"))
        states = states.annotate(is_for_reviewer=Exists(groups))
    for state in states:
        task = state.current_task_state.task if state.current_task_state else None
        if moderation := getattr(task, "moderationtask", None):
            task.specific = moderation  # Wagtail's cached property
            if user is not None:
                moderation.remember_member(user, is_member=state.is_for_reviewer)
    return list(states)
