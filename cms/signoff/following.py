"""Log and mail whether the sign-offs of an interview still hold after it is saved."""

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from .log_actions import RESTORED, VOIDED
from .models import SignOff
from .registry import find_answers
from .states import is_approved
from .telling import tell_voided
from .words import Words, read_words


def connect() -> None:
    post_save.connect(compare_with_sign_offs, sender=Revision, dispatch_uid="signoff_compare")


def compare_with_sign_offs(sender, instance: Revision, raw=False, update_fields=None, **kwargs) -> None:
    """Log which approvals a draft voids, or restores. Nothing relies on it: the words are compared at each check.

    A minor edit is no exception: its tick speaks of the translations, and other words were not approved. Undoing a
    release may store a revision that is older than the draft: the draft's words, of which an approval speaks, stay.
    """
    if raw or (update_fields and "content" not in update_fields):
        return
    model = instance.content_type.model_class()
    if model is None or find_answers(model) is None:
        return
    given = SignOff.objects.filter(page=int(instance.object_id), approved_at__isnull=False)
    if not (given := list(given)) or not instance.is_latest_revision():
        return
    now = read_words(model, instance.content)
    for sign_off in given:
        _compare(sign_off, now, instance)


def _compare(sign_off: SignOff, now: Words, revision: Revision) -> None:
    holds = is_approved(sign_off, now)
    if holds == (sign_off.voided_at is None):
        return
    SignOff.objects.filter(pk=sign_off.pk).update(voided_at=None if holds else timezone.now())
    if not holds:
        tell_voided(sign_off, revision.user)
    log(
        revision.content_object,
        RESTORED if holds else VOIDED,
        user=revision.user,
        revision=revision,
        data={"sign_off": sign_off.pk},
    )
