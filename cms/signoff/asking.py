"""Actions of editors: ask for a sign-off, renew its link, withdraw it, erase it."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.serving.secret_paths import hash_token, make_token, make_url

from . import log_actions
from .models import SignOff, SignOffComment
from .telling import send_link

MOST_DAYS = 30
ERASED_AFTER = datetime.timedelta(days=365)


def find_sign_off(token: str) -> SignOff | None:
    """Return the sign-off of a link, also of one that has ended."""
    return SignOff.objects.select_related("page__locale").filter(token_hash=hash_token(token)).first()


@transaction.atomic
def ask(page: Page, sign_off: SignOff, days: int, user) -> str | None:
    """Store a request and send its link, if there is a mail address; return the link, which nobody can read again.

    None if the same form was sent before.
    """
    token, sign_off.token_hash = make_token()
    sign_off.page, sign_off.requested_by = page, user
    sign_off.expires_at = timezone.now() + datetime.timedelta(days=days)
    values = {name: getattr(sign_off, name) for name in ("page", "name", "email", "language", "requested_by")}
    values |= {"token_hash": sign_off.token_hash, "expires_at": sign_off.expires_at}
    kept, is_new = SignOff.objects.get_or_create(form_key=sign_off.form_key, defaults=values)
    if not is_new:
        return None
    sign_off.pk = kept.pk
    _log(kept, log_actions.ASKED, user)
    return _send(sign_off, token)


@transaction.atomic
def renew(sign_off: SignOff, days: int, user) -> str:
    """Give a sign-off a new link, and return it; the former one ends. An approval that was given stays."""
    token, sign_off.token_hash = make_token()
    sign_off.expires_at = timezone.now() + datetime.timedelta(days=days)
    sign_off.withdrawn_at = sign_off.opened_at = None
    sign_off.save(update_fields=["token_hash", "expires_at", "withdrawn_at", "opened_at"])
    _log(sign_off, log_actions.RENEWED, user)
    return _send(sign_off, token)


@transaction.atomic
def withdraw(sign_off: SignOff, user) -> None:
    """End the link. An approval that was given stays, for its words."""
    if SignOff.objects.filter(pk=sign_off.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        _log(sign_off, log_actions.WITHDRAWN, user)


@transaction.atomic
def erase(sign_off: SignOff, user=None) -> None:
    """Erase who was asked and what they commented, and end the link. That somebody approved these words stays."""
    now = timezone.now()
    erased = SignOff.objects.filter(pk=sign_off.pk, erased_at=None)
    SignOffComment.objects.filter(sign_off=sign_off).delete()
    if erased.update(erased_at=now, withdrawn_at=sign_off.withdrawn_at or now, name="", email=""):
        _log(sign_off, log_actions.ERASED, user)


def erase_old() -> int:
    """Erase the sign-offs whose link ended a year ago; return their number."""
    old = SignOff.objects.filter(erased_at=None, expires_at__lt=timezone.now() - ERASED_AFTER)
    rows = list(old.select_related("page"))
    for sign_off in rows:
        erase(sign_off)
    return len(rows)


def _send(sign_off: SignOff, token: str) -> str:
    address = make_url("sign_off", token)
    if sign_off.email:
        send_link(sign_off, address)
    return address


def _log(sign_off: SignOff, action: str, user) -> None:
    page = sign_off.page.specific_deferred
    log(page, action, user=user, revision=page.latest_revision, data={"sign_off": sign_off.pk})
