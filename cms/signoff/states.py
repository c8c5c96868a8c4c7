"""The state of a sign-off, from its record and the present words of the text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .models import SignOff
from .words import Words, read_words


class State(models.TextChoices):
    ASKED = "asked", _("Waits for an answer")
    COMMENTED = "commented", _("Commented, not approved")
    APPROVED = "approved", _("Approved")
    CHANGED = "changed", _("Words have changed since the approval")
    EXPIRED = "expired", _("The link has expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def find_state(sign_off: SignOff, now: Words, *, has_comments: bool = False) -> State:
    """Return the state of a sign-off. now: what the text says. No query."""
    if is_approved(sign_off, now):
        return State.APPROVED
    if sign_off.withdrawn_at:
        return State.WITHDRAWN
    if sign_off.approved_at:
        return State.CHANGED
    if sign_off.is_over:
        return State.EXPIRED
    return State.COMMENTED if has_comments else State.ASKED


def is_approved(sign_off: SignOff, now: Words) -> bool:
    """Return whether a sign-off was given for exactly these words."""
    return sign_off.approved_at is not None and Words.of(sign_off.approved) == now


def read_latest_words(page: Page) -> Words:
    """Return the words of the latest draft of a page. One query."""
    revision = page.get_latest_revision()
    specific = page.specific_deferred
    return read_words(type(specific), revision.content if revision else page.specific.serializable_data())
