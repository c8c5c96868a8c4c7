"""The log entries of sign-offs. They name nobody who has no account: what the log keeps could not be erased."""

from django.utils.translation import gettext_lazy as _

ASKED = "signoff.ask"
RENEWED = "signoff.renew"
WITHDRAWN = "signoff.withdraw"
ERASED = "signoff.erase"
COMMENTED = "signoff.comment"
APPROVED = "signoff.approve"
VOIDED = "signoff.void"
RESTORED = "signoff.restore"


def register_log_actions(actions) -> None:
    for action, label, message in (
        (ASKED, _("Ask for a sign-off"), _("Asked an interviewee to sign off")),
        (RENEWED, _("Renew the link of a sign-off"), _("Made a new link for a sign-off")),
        (WITHDRAWN, _("Withdraw a sign-off"), _("Withdrew the request for a sign-off")),
        (ERASED, _("Erase a sign-off"), _("Erased who was asked to sign off, and the comments")),
        (COMMENTED, _("Comment on an interview"), _("An interviewee commented, through the link")),
        (APPROVED, _("Sign an interview off"), _("An interviewee approved these words, through the link")),
        (VOIDED, _("Void a sign-off"), _("Words were changed: the approval of an interviewee no longer holds")),
        (RESTORED, _("Restore a sign-off"), _("The words are again as an interviewee approved them")),
    ):
        actions.register_action(action, label, message)
