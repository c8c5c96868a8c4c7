"""Hand a text back to the other moderators, for reviewers who corrected too much of it to approve it."""

from wagtail.log_actions import log
from wagtail.models import TaskState

from .mail import SubmittedNotifier

HANDED_BACK = "newsroom.handed_back"


class HandedBackNotifier(SubmittedNotifier):
    """Tell the other moderators that a corrected text waits for them. Sent at once for all texts."""

    notification = "handed_back"
    waits_for_digest = False


send_handed_back = HandedBackNotifier()


def hand_back(task_state: TaskState, user) -> None:
    """Leave a text under review to the other moderators: log it and notify them."""
    text = task_state.workflow_state.content_object
    log(text, HANDED_BACK, user=user, revision=text.get_latest_revision())
    send_handed_back(instance=task_state, user=user)
