"""The log entries of releases."""

from django.utils.translation import gettext_lazy as _

PLANNED = "releases.plan"
ADDED = "releases.add"
TAKEN_OUT = "releases.take_out"
WITHDRAWN = "releases.withdraw"
WAIVED = "releases.waive"
UNWAIVED = "releases.unwaive"
MISSED = "releases.miss"
RELEASED = "releases.release"
UNDONE = "releases.undo"
HANDED_OVER = "releases.hand_over"
# Of each text.
TEXT_UNDONE = "releases.undo_text"
TEXT_UNPUBLISHED = "releases.undo_first_publication"


def register_log_actions(actions) -> None:
    for action, label, message in (
        (PLANNED, _("Plan a release"), _("Planned")),
        (ADDED, _("Put texts into a release"), _("Put texts in")),
        (TAKEN_OUT, _("Take a text out of a release"), _("Took a text out")),
        (WITHDRAWN, _("Withdraw a release"), _("Withdrew the release")),
        (WAIVED, _("Waive a language or a warning"), _("Waived a language or a warning")),
        (UNWAIVED, _("Take back a waiver"), _("Took back a waiver")),
        (MISSED, _("Miss a release"), _("The moment was missed: something was not ready")),
        (RELEASED, _("Release"), _("Released")),
        (UNDONE, _("Undo a release"), _("Undid the release")),
        (HANDED_OVER, _("Hand a release over"), _("Passed to somebody else")),
        (TEXT_UNDONE, _("Restore what was live before a release"), _("Restored what was live before the release")),
        (TEXT_UNPUBLISHED, _("Unpublish by undoing a release"), _("Unpublished: its release was undone")),
    ):
        actions.register_action(action, label, message)
