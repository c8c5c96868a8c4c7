"""Make, accept, refuse and withdraw proposals; accepted changes are written to their target.

The functions raise ProposalError (a PermissionDenied with a message) if the user may not do it, or if it is too late.
"""

import hashlib
import json

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.compat.wagtail import store_file_facts
from cms.core.editing.blank import is_blank
from cms.images.former_files import drop_focus, keep_former_file
from cms.images.models import CustomImage
from cms.images.models.former_file import FOCUS

from ..models import Consent, Proposal, Status
from ..permissions import find_deciding_locales, find_moderated_locales
from .deciders import find_missing_locales, may_answer
from .notices import send_accepted, send_proposed, send_refused
from .values import OF_FILE, read_value, write_value

PROPOSED, ACCEPTED, REFUSED = "library.propose", "library.accept", "library.refuse"
WITHDRAWN, OWN_PROPOSAL = "library.withdraw", "library.own_proposal"


class ProposalError(PermissionDenied):
    """This answer is invalid, the user may not give it, or it comes too late; the message says which."""


# --- Making ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def propose(target: Model, changes: dict, user, *, locale=None, file: File | None = None) -> Proposal:
    """Store changes of a live item as a proposal, and notify the moderators.

    If the user has a waiting proposal for the item, the changes are added to it. If the proposer moderates some of the
    deciding languages, these consents are given at once. changes: {field name: {"from": value, "to": value}}. locale:
    set for texts in one language. file: the new file, if "file" is among the changes.
    """
    waiting = find_proposals_of(target).filter(status=Status.WAITING, proposed_by=user, locale=locale)
    proposal = waiting.select_for_update().first() or Proposal(target=target, proposed_by=user, locale=locale)
    merged = proposal.changes | changes
    language = locale.language_code if locale else ""
    now = {name: read_value(target, name, language) for name in merged}
    proposal.changes = {
        name: {"from": now[name], "to": change["to"]} for name, change in merged.items() if change["to"] != now[name]
    }
    proposal.title = str(target)[:255]
    proposal.proposed_at = timezone.now()
    if file is not None:
        remove_file(proposal)
        file.seek(0)
        proposal.file.save(changes["file"]["to"], File(file), save=False)
    proposal.save()
    proposal.consents.all().delete()
    mine = find_deciding_locales(target, proposal.locale_id) & find_moderated_locales(user)
    Consent.objects.bulk_create(Consent(proposal=proposal, locale_id=locale_id, user=user) for locale_id in mine)
    log(target, PROPOSED, user=user, data={"fields": sorted(proposal.changes)})
    send_proposed(proposal, user=user)
    return proposal


def find_proposals_of(target: Model) -> QuerySet[Proposal]:
    """Return the proposals for an item, of any status."""
    return Proposal.objects.filter(content_type=ContentType.objects.get_for_model(target), object_id=target.pk)


# --- Answering -------------------------------------------------------------------------------------------------------


@transaction.atomic
def accept(proposal: Proposal, user, version: str = "") -> bool:
    """Give a user's consents to a proposal. If none is missing then, write the changes and return True.

    version: the result of `find_version` when the user opened the page. Raise ProposalError or ValidationError.
    """
    proposal = _lock(proposal, user)
    target = type(proposal.target)._base_manager.select_for_update().get(pk=proposal.object_id)
    if version and version != find_version(proposal):
        raise ProposalError(_("It has changed since you opened this page. Please check it again."))
    missing = find_missing_locales(proposal)
    mine = missing & find_moderated_locales(user)
    Consent.objects.bulk_create(Consent(proposal=proposal, locale_id=locale_id, user=user) for locale_id in mine)
    if missing - mine:
        return False
    _write(proposal, target)
    _close(proposal, Status.ACCEPTED, user)
    log(target, ACCEPTED, user=user, data={"fields": sorted(proposal.changes)})
    if proposal.proposed_by_id == user.pk:
        log(target, OWN_PROPOSAL, user=user)
    send_accepted(proposal, user=user)
    return True


@transaction.atomic
def refuse(proposal: Proposal, user, comment: str) -> None:
    """Refuse a proposal, and delete its file. Raise ProposalError, also if the comment is blank."""
    proposal = _lock(proposal, user)
    if is_blank(comment):
        raise ProposalError(_("Say why: the person who proposed it needs your comment."))
    _close(proposal, Status.REFUSED, user, comment.strip())
    log(proposal.target, REFUSED, user=user, data={"comment": proposal.comment})
    send_refused(proposal, user=user)


@transaction.atomic
def withdraw(proposal: Proposal, user) -> None:
    """Withdraw the user's own proposal. Raise ProposalError."""
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.proposed_by_id != user.pk or not proposal.is_waiting:
        raise ProposalError(_("You can only withdraw your own proposals, and only before they are answered."))
    _close(proposal, Status.WITHDRAWN, user)
    log(proposal.target, WITHDRAWN, user=user)


def find_version(proposal: Proposal) -> str:
    """Return a short hash of the current values of the proposal's fields and of the proposed values."""
    values = {name: read_value(proposal.target, name, get_language(proposal)) for name in proposal.changes}
    text = json.dumps([values, proposal.changes, proposal.file.name], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def find_outdated(proposal: Proposal) -> list[str]:
    """Return the names of the fields that have changed since the proposal was made."""
    language = get_language(proposal)
    return [
        name
        for name, change in proposal.changes.items()
        if read_value(proposal.target, name, language) != change["from"]
    ]


def get_language(proposal: Proposal) -> str:
    return proposal.locale.language_code if proposal.locale else ""


def remove_file(proposal: Proposal) -> None:
    """Delete the proposed file on commit."""
    if proposal.file:
        storage, name = proposal.file.storage, proposal.file.name
        transaction.on_commit(lambda: storage.delete(name))
        proposal.file = ""


def _lock(proposal: Proposal, user) -> Proposal:
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not locked.is_waiting:
        raise ProposalError(_("This proposal has already been answered."))
    if not may_answer(user, locked):
        if locked.proposed_by_id == user.pk:
            raise ProposalError(_("You proposed this yourself: someone else must answer it."))
        raise ProposalError(_("Only the moderators of its languages can answer this proposal."))
    return locked


def _close(proposal: Proposal, status: Status, user, comment: str = "") -> None:
    remove_file(proposal)
    proposal.status, proposal.answered_by, proposal.comment = status, user, comment
    proposal.answered_at = timezone.now()
    proposal.save()


def _write(proposal: Proposal, target: Model) -> None:
    """Write the changes to the target and save it. Raise ValidationError if they are no longer valid."""
    language = get_language(proposal)
    for name, change in proposal.changes.items():
        if name != "file":
            write_value(target, name, change["to"], language)
    old_file = _replace_file(proposal, target) if "file" in proposal.changes and proposal.file else None
    changed = {*proposal.changes, *(OF_FILE if old_file else ())}
    target.clean_fields(exclude={field.name for field in target._meta.fields} - changed)
    target.clean()
    target.save()
    if old_file and not isinstance(target, CustomImage):  # a picture keeps its former files
        storage, name = old_file.storage, old_file.name
        transaction.on_commit(lambda: storage.delete(name))


def _replace_file(proposal: Proposal, target: Model):
    """Replace the target's file by the proposed one, as Wagtail's form does; return the old file."""
    old_file = target.file
    old_file = type(old_file)(target, old_file.field, old_file.name)
    if isinstance(target, CustomImage):
        keep_former_file(target, proposal.proposed_by)
        if not set(FOCUS) & set(proposal.changes):
            drop_focus(target)
    with proposal.file.open("rb") as file:
        target.file.save(proposal.changes["file"]["to"], File(file), save=False)
    if hasattr(target, "read_file"):  # a recording
        target.read_file()
    else:
        store_file_facts(target)
    return old_file
