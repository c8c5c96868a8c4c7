"""Answers through the link: comment, and approve. Sending one twice does no harm."""

import datetime
import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext, log

from . import log_actions
from .models import SignOff, SignOffComment
from .states import is_approved
from .telling import tell_approved, tell_commented
from .words import Words

LONGEST_COMMENT = 2000
MOST_SENDINGS = 12  # in an hour, of one link
MOST_COMMENTS = 300  # of one link in all
HOUR = datetime.timedelta(hours=1)


class TooManyError(Exception):
    """More was sent through a link than people write."""


class OverError(Exception):
    """The link has ended meanwhile."""


class ChangedError(Exception):
    """What would be approved is not what was read."""


@transaction.atomic
def comment(sign_off: SignOff, texts: Mapping[str, str], questions: Mapping[str, str], sending: str) -> int:
    """Store comments by the id of their block, "" for the whole; return how many are new. Tell the newsroom once.

    questions: what each answer answers. sending: tells the page that they were sent from, so that what is sent again
    is not kept twice. Raises TooManyError, OverError.
    """
    sign_off = _lock(sign_off)
    known = list(sign_off.comments.values_list("key", "sending", "written_at"))
    keys = {_make_key(sending, block, text): (block, text) for block, text in texts.items()}
    new = {key: said for key, said in keys.items() if key not in {key for key, _sending, _at in known}}
    if not new:
        return 0
    recent = {where for _key, where, at in known if at > timezone.now() - HOUR} | {sending}
    of_this = sum(1 for _key, where, _at in known if where == sending)
    if len(recent) > MOST_SENDINGS or len(known) + len(new) > MOST_COMMENTS or of_this + len(new) > MOST_COMMENTS // 2:
        raise TooManyError
    rows = [
        SignOffComment(
            sign_off=sign_off, block=block, question=questions.get(block, "")[:200], text=text, sending=sending, key=key
        )
        for key, (block, text) in new.items()
    ]
    SignOffComment.objects.bulk_create(rows)
    _log(sign_off, log_actions.COMMENTED)
    tell_commented(sign_off, rows)
    return len(rows)


@transaction.atomic
def approve(sign_off: SignOff, read: str, now: Words) -> bool:
    """Store the approval of the words that were read; return whether it is new. The newsroom is told.

    read: the fingerprint of the words that were shown. Raises ChangedError if the text says something else by now, and
    OverError.
    """
    if read != now.fingerprint:
        raise ChangedError
    sign_off = _lock(sign_off)
    if is_approved(sign_off, now):
        return False
    sign_off.approved_at, sign_off.approved, sign_off.voided_at = timezone.now(), now.as_dict(), None
    sign_off.save(update_fields=["approved_at", "approved", "voided_at"])
    _log(sign_off, log_actions.APPROVED)
    tell_approved(sign_off)
    return True


def note_opening(sign_off: SignOff) -> None:
    """Store when the link was first opened."""
    if sign_off.opened_at is None:
        SignOff.objects.filter(pk=sign_off.pk, opened_at=None).update(opened_at=timezone.now())


def _lock(sign_off: SignOff) -> SignOff:
    found = SignOff.objects.select_for_update().filter(pk=sign_off.pk).first()
    if found is None or found.is_over:
        raise OverError
    return found


def _make_key(sending: str, block: str, text: str) -> str:
    return hashlib.sha256("\0".join([sending, block, text]).encode()).hexdigest()


def _log(sign_off: SignOff, action: str) -> None:
    page = sign_off.page.specific_deferred
    with LogContext():  # nobody with an account did this, even if somebody is signed in in the same browser
        log(page, action, revision=page.latest_revision, data={"sign_off": sign_off.pk})
