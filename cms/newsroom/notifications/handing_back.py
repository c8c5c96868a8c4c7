"""A reviewer who corrected too much of a text to approve it hands it back: the other moderators are told."""

from wagtail.log_actions import log
from wagtail.models import TaskState

from .mail import SubmittedNotifier

HANDED_BACK = "newsroom.handed_back"


class HandedBackNotifier(SubmittedNotifier):
    """To the other moderators: a text that was corrected waits for them. At once, whatever the text."""

    notification = "handed_back"
    waits_for_digest = False


send_handed_back = HandedBackNotifier()


def hand_back(task_state: TaskState, user) -> None:
    """Leave a text under review to the other moderators, and tell them."""
    text = task_state.workflow_state.content_object
    log(text, HANDED_BACK, user=user, revision=text.get_latest_revision())
    send_handed_back(instance=task_state, user=user)
