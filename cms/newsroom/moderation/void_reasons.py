"""Why approvals that wait are voided (`approvals`): codes, with the sentences that people read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

EDITED, AGAIN, WITHDRAWN, UNPUBLISHED = "edited", "again", "withdrawn", "unpublished"
_reasons: dict[str, Any] = {
    EDITED: _("The text was changed after it was approved."),
    AGAIN: _("The text was submitted again."),
    WITHDRAWN: _("The approval was withdrawn."),
    UNPUBLISHED: _("The text was unpublished or deleted."),
}
_provisional: set[str] = set()


def register_void_reason(code: str, sentence, *, provisional: bool = False) -> None:
    """Register why approvals are voided. sentence: lazily translated.

    provisional: the reason may go away by itself, so it voids nothing. As long as it is there, `find_approval` finds
    nothing.
    """
    _reasons[code] = sentence
    if provisional:
        _provisional.add(code)


def explain_reason(code: str) -> str:
    """Return the sentence of a reason; what is not registered is a sentence already."""
    return str(_reasons.get(code, code))


def is_provisional(reason: str) -> bool:
    """Return whether a reason may go away by itself."""
    return reason in _provisional
