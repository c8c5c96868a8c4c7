"""Translations that are approved before their original is live: they wait for it, and go live with it.

The newsroom records the approvals (`cms.newsroom.moderation.approvals`); `text.approved` says what they are given for.
"""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, get_active_log_context, log
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from cms.newsroom.moderation import approvals
from cms.newsroom.moderation.approvals import ApprovalLostError, publish_approved, void_approval
from cms.newsroom.moderation.publication_checks import PublicationRefusedError
from cms.newsroom.moderation.records import Approval

from ..sync.drafts import make_instance, save_draft
from ..sync.sources import refresh_source
from ..text import approved
from ..text.approved import FAILED, describe, find_changes  # noqa: F401 (functions of the basis that is registered)
from ..text.contents import instances_differ
from ..text.lookup import find_translation, has_translations
from .moderation import PUBLISHED_INCOMPLETE, check_faultless, find_source_objection

logger = logging.getLogger(__name__)


def connect() -> None:
    from . import approvals as basis

    approved.connect()
    approvals.register_hold(find_hold)
    approvals.register_basis(basis)
    approvals.register_followers(find_followers)
    approvals.approval_recorded.connect(publish_if_free, dispatch_uid="translation_approved_free")
    approvals.approval_published.connect(log_what_is_missing, dispatch_uid="translation_approved_incomplete")


def find_hold(target, revision: Revision) -> str | None:
    """Return why a translation, once approved, does not go live now: its original is not live, or not as translated."""
    return _("It goes live with its original.") if find_source_objection(target) else None


def renew(target, approval: Approval) -> Revision | None:
    """Make the approved revision of a translation again if values that follow the original have changed since.

    Its words are those that were approved: `find_changes` has just compared them. Raises PublicationRefusedError if the
    checks that block fail now.
    """
    translation = find_translation(target)
    if translation is None:
        return None
    try:
        check_faultless(translation)
        if instances_differ(make_instance(translation), approval.revision.as_object()):
            return save_draft(translation)
    except ValidationError as error:
        raise PublicationRefusedError(" ".join(error.messages)) from error
    return None


def find_followers(original, revision: Revision):
    """Return a function that publishes the translations that wait for an original; None if none does.

    One query if the original has translations.
    """
    if not has_translations(original) or not approved.find_waiting_for(original).exists():
        return None
    minor = getattr(revision.as_object(), "minor_edit", False)  # its publication takes off the tick

    def follow():
        live = _read_live(original, revision)
        if live is not None:
            user = get_active_log_context().user or revision.user
            publish_waiting(live, minor=minor, user=user)

    return follow


def publish_waiting(original, *, minor: bool = False, user=None) -> list:
    """Publish the translations that wait for an original, which is live; return the pages and snippets.

    The source is updated first, so that an approval holds only for what the original says now. One that cannot go live
    holds back neither the original nor the others: its approval is voided. What something else holds, waits for that.
    minor: the editor of the original says that its translations stay valid. user: who published the original.
    """
    source = TranslationSource.objects.get_for_instance(original)
    refresh_source(source, original, minor=minor, user=user)
    published = []
    with LogContext():  # who published the original has not approved its translations
        for approval in approved.find_waiting_for(original).select_related("revision"):
            target = approval.text
            target = target.specific if isinstance(target, Page) else target
            is_free = target is not None and not approvals.find_hold(target, approval.revision)
            if is_free and _try_to_publish(target, approval):
                published.append(target)
    return published


def publish_what_is_free(original, user=None) -> None:
    """Publish the translations that wait for an original that is live already. One query if there are none."""
    original = original.specific if isinstance(original, Page) else original
    if getattr(original, "live", False) and approved.find_waiting_for(original).exists():
        publish_waiting(original, user=user)


def publish_if_free(sender, text, approval: Approval, **kwargs) -> None:
    """On commit, publish what was approved if its original has gone live meanwhile, in another transaction."""

    def publish():
        with LogContext():
            current = Approval.objects.waiting().select_related("revision").filter(pk=approval.pk).first()
            target = current and current.text
            if target is not None and find_translation(target) and not approvals.find_hold(target, current.revision):
                _try_to_publish(target.specific if isinstance(target, Page) else target, current)

    transaction.on_commit(publish, robust=True)


def _try_to_publish(target, approval: Approval) -> bool:
    try:
        with transaction.atomic():
            publish_approved(target, approval)
    except ApprovalLostError as lost:
        void_approval(approval, lost.reason, text=target)
    except Exception:  # no error of one translation may hold its original back
        logger.exception("The approved translation %r could not go live with its original.", target)
        void_approval(approval, FAILED, text=target)
    else:
        return True
    return False


def _read_live(original, revision: Revision):
    """Return an original as it is live, if it has just gone live by a revision; None if it was only scheduled."""
    live = type(original)._default_manager.filter(pk=original.pk, live=True, live_revision=revision.pk).first()
    return live.specific if isinstance(live, Page) else live


def log_what_is_missing(sender, text, approval: Approval, **kwargs) -> None:
    """Log that parts of a translation are untranslated, as its approval allowed."""
    if paths := approval.basis.get("missing"):
        data = {"count": len(paths), "paths": paths}
        log(text, PUBLISHED_INCOMPLETE, user=approval.user, revision=approval.revision, data=data)
