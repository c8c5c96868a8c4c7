"""Approvals of texts that do not go live at once.

A *hold* is a reason why an approved text does not go live now: its original is not live yet, or it is part of a
release. The newsroom knows of no such reason; other apps register them (`register_hold`). A publication of a text with
a hold, by the workflow or by a moderator's *Publish*, is recorded as an `Approval`, and logged; nothing goes live. The
app that registered the hold calls `publish_approved` when its time has come.

An approval holds for one revision. It is voided by a new draft that says something else, and by whatever other apps
register (`register_basis`). Nothing relies on an approval having been voided in time: `find_approval` and
`publish_approved` check each time that what would go live is what was approved.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowMixin

from .fingerprints import make_fingerprint
from .records import Approval
from .submissions import WENT_LIVE_AS_APPROVED
from .void_reasons import AGAIN, EDITED, UNPUBLISHED, explain_reason, is_provisional

APPROVED = "newsroom.approved"  # the log action of an approval that waits
VOIDED = "newsroom.approval_voided"

# Sent within the transaction; sender: the model of the text; text, approval, and for voided also reason and user.
approval_recorded = Signal()
approval_voided = Signal()
approval_published = Signal()

_is_renewing: ContextVar[bool] = ContextVar("approvals_is_renewing", default=False)


class ApprovalLostError(PermissionDenied):
    """What would go live is not what was approved; the message says why, `reason` is its code."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(explain_reason(reason))


# --- What other apps register -----------------------------------------------------------------------------------------

_holds: list[Callable] = []
_bases: list = []
_followers: list[Callable] = []


def register_hold(find_hold: Callable) -> None:
    """Register a function that returns why an approved revision does not go live now, as a sentence, or None.

    It gets a page or snippet, and the revision. Without a person who approves, a publication with a hold is refused.
    """
    if find_hold not in _holds:
        _holds.append(find_hold)


def register_basis(basis) -> None:
    """Register what else an approval is given for. basis: a module or an object with these functions.

    - `describe(text, revision) -> dict`: data, kept in `Approval.basis`;
    - `find_changes(approvals: dict[text, Approval]) -> dict[text, str]`: the texts whose approval no longer holds, each
      with the code of the reason;
    - `renew(text, approval) -> Revision | None`: called within the transaction that publishes. It may make the revision
      again, with values that have changed since and that need no approval.
    """
    if basis not in _bases:
        _bases.append(basis)


def register_followers(find_followers: Callable) -> None:
    """Register what follows a publication within its transaction.

    The function gets the page or snippet and the revision before they are published. It returns a function without
    arguments, called afterwards, or None.
    """
    if find_followers not in _followers:
        _followers.append(find_followers)


def find_followers(text, revision: Revision) -> list[Callable]:
    """Return the functions to call after a publication, in its transaction."""
    return [follow for find in _followers if (follow := find(text, revision))]


# --- Finding ----------------------------------------------------------------------------------------------------------


def find_hold(text, revision: Revision):
    """Return the first reason why a revision, once approved, does not go live now, or None."""
    return next((said for find in _holds if (said := find(text, revision))), None)


def find_approval(text) -> Approval | None:
    """Return the approval of a text that waits, if it is valid for the revision that would go live; None otherwise."""
    return find_approvals([text]).get(text)


def find_approvals(texts: Iterable) -> dict:
    """Return {text: approval} for those of some texts that have a valid approval.

    Takes one query, and those of the bases, which do not grow with the texts.
    """
    latest = find_latest(texts)
    waiting = {text: approval for text, approval in latest.items() if approval.is_for(text)}
    changes = find_changes(waiting)
    return {text: approval for text, approval in waiting.items() if text not in changes}


def find_latest(texts: Iterable) -> dict:
    """Return {text: approval} with the latest approval of each of some texts, whatever has become of it. One query."""
    by_key = {key: text for text in texts if (key := _find_key(text))}
    found = Approval.objects.filter(
        content_type__in={content_type_id for content_type_id, _object_id in by_key},
        object_id__in={object_id for _content_type_id, object_id in by_key},
    )
    rows = found.select_related("revision", "user").order_by("pk") if by_key else ()
    latest = {(approval.content_type_id, approval.object_id): approval for approval in rows}
    return {by_key[key]: approval for key, approval in latest.items() if key in by_key}


def find_changes(waiting: dict) -> dict:
    """Return {text: code of the reason} for those of some texts whose waiting approval does not hold.

    waiting: {text: approval}. A reason may be provisional (`register_void_reason`).
    """
    changes = {text: EDITED for text, approval in waiting.items() if not _is_as_approved(text, approval)}
    for basis in _bases if len(changes) < len(waiting) else ():
        left = {text: approval for text, approval in waiting.items() if text not in changes}
        changes |= basis.find_changes(left)
    return changes


def find_void_reason(text, approval: Approval) -> str | None:
    """Return the code of the reason why an approval no longer holds for what it was given for, or None."""
    reason = find_changes({text: approval}).get(text)
    return None if reason is None or is_provisional(reason) else reason


def _is_as_approved(text, approval: Approval) -> bool:
    is_latest = text.latest_revision_id == approval.revision_id
    return is_latest and make_fingerprint(approval.revision) == approval.fingerprint


def _find_key(text) -> tuple[int, str] | None:
    """Return how approvals refer to a text; None if it has no revisions."""
    if not hasattr(text, "latest_revision_id"):
        return None
    model = Page if isinstance(text, Page) else type(text)
    return ContentType.objects.get_for_model(model).pk, str(text.pk)


def _find_waiting(text):
    content_type_id, object_id = _find_key(text)
    return Approval.objects.waiting().filter(content_type=content_type_id, object_id=object_id)


# --- Recording, voiding, publishing -----------------------------------------------------------------------------------


@transaction.atomic
def record_approval(text, revision: Revision, user, **basis) -> Approval:
    """Record that a user approves a revision that does not go live now; end its moderation. Checks no rule.

    basis: data to keep beside what the registered bases describe.
    """
    fingerprint = make_fingerprint(revision)
    for described in _bases:
        basis |= described.describe(text, revision)
    former = _find_waiting(text).select_for_update().first()
    if former and (former.revision_id, former.fingerprint, former.basis) == (revision.pk, fingerprint, basis):
        return former
    if former:
        void_approval(former, AGAIN, user=user, text=text)
    content_type_id, object_id = _find_key(text)
    approval = Approval.objects.create(
        content_type_id=content_type_id,
        object_id=object_id,
        revision=revision,
        user=user,
        fingerprint=fingerprint,
        basis=basis,
    )
    log(text, APPROVED, user=user, revision=revision)
    approval_recorded.send(sender=type(text), text=text, approval=approval)
    if isinstance(text, WorkflowMixin) and (state := text.current_workflow_state):
        state.cancel(user=user)  # as Wagtail does at a direct publication
    return approval


@transaction.atomic
def void_approval(approval: Approval, reason: str, *, user=None, text=None) -> bool:
    """Void an approval; return whether it was still waiting. reason: a code, see `register_void_reason`.

    user: who caused it, if known. text: the text, if the caller has it.
    """
    now = timezone.now()
    waiting = Approval.objects.waiting().filter(pk=approval.pk)
    if not waiting.update(voided_at=now, void_reason=reason):
        return False
    approval.voided_at, approval.void_reason = now, reason
    text = _read_text(approval) if text is None else text
    if text is not None:
        log(text, VOIDED, user=user, revision=approval.revision, data={"reason": reason})
        approval_voided.send(sender=type(text), text=text, approval=approval, reason=reason, user=user)
    return True


def void_approvals(approvals: Iterable[Approval], reason: str, user=None) -> None:
    """Void some approvals, if they wait."""
    for approval in approvals:
        void_approval(approval, reason, user=user)


def void_approval_of(text, reason: str, user=None) -> None:
    """Void the approval of a text, if one waits. One query if none does."""
    if _find_key(text):
        void_approvals(_find_waiting(text), reason, user)


@transaction.atomic
def publish_approved(text, approval: Approval, user=None, *, log_action: bool | str = True) -> Revision:
    """Publish exactly what was approved, whatever holds there are; return the revision that went live.

    The rules of publication are checked again, four eyes by who approved. user: who lets it go live, for the log.
    log_action: as for `Revision.publish`. If the text has a date in the future, it is scheduled.
    Raises ApprovalLostError, PublicationRefusedError, OwnTextError, and then changes nothing.
    """
    approval = Approval.objects.select_for_update(of=("self",)).select_related("revision", "user").get(pk=approval.pk)
    if not approval.is_waiting:
        raise ApprovalLostError(approval.void_reason or AGAIN)
    text = _read_text(approval)
    if text is None:
        raise ApprovalLostError(UNPUBLISHED)
    if reason := find_void_reason(text, approval):
        raise ApprovalLostError(reason)
    if _renew(text, approval):
        text = _read_text(approval)
    text.publish(approval.revision, user=user, log_action=log_action, approval=approval)
    approval.published_at = timezone.now()
    approval.save(update_fields=["published_at"])
    text = _read_text(approval)
    log(text, WENT_LIVE_AS_APPROVED, user=approval.user, revision=approval.revision)
    approval_published.send(sender=type(text), text=text, approval=approval)
    return approval.revision


def _renew(text, approval: Approval) -> bool:
    """Let the bases make the approved revision again, with values that need no approval; return whether one did."""
    former = approval.revision
    token = _is_renewing.set(True)
    try:
        for basis in _bases:
            if revision := basis.renew(text, approval):
                approval.revision, approval.fingerprint = revision, make_fingerprint(revision)
                approval.save(update_fields=["revision", "fingerprint"])
    finally:
        _is_renewing.reset(token)
    return approval.revision != former


def void_by_draft(text, revision: Revision, user=None) -> None:
    """Void a text's approval if a new draft says something else; otherwise it holds for the new draft. One query."""
    if _is_renewing.get():
        return
    for approval in _find_waiting(text):
        if not approval.is_for(text):
            Approval.objects.filter(pk=approval.pk).update(published_at=timezone.now())
        elif make_fingerprint(revision) == approval.fingerprint:
            Approval.objects.waiting().filter(pk=approval.pk).update(revision=revision)
        else:
            void_approval(approval, EDITED, user=user, text=text)


def _read_text(approval: Approval):
    model = ContentType.objects.get_for_id(approval.content_type_id).model_class()
    text = model._base_manager.filter(pk=approval.object_id).first()
    return text.specific if isinstance(text, Page) else text
