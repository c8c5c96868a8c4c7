"""Moderation of translations: submit, withdraw, publish, and the checks before an approval or a publication.

The functions raise PermissionDenied, with a sentence, if the user may not, and NotReadyError if the text is not ready.
"""

import sys

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, Translation, TranslationSource

from cms.newsroom.moderation import approvals
from cms.newsroom.moderation.approvals import find_hold, record_approval
from cms.newsroom.moderation.publication_checks import JUDGEMENT, check_approval, check_publication
from cms.newsroom.moderation.records import Approval
from cms.newsroom.moderation.void_reasons import WITHDRAWN

from ..checks.summary import CheckedSegment, find_blocking
from ..models import TranslatedRevision
from ..permissions import TranslationLockedError, find_lock, may_edit, may_publish, moderates
from ..sync.drafts import has_changed_since, make_instance, save_draft
from ..text.contents import contents_differ, instances_differ, serialise
from ..text.lookup import find_translation
from ..text.segments import find_missing, words_changed
from ..text.slugs import confirm_proposal

PUBLISHED_INCOMPLETE = "translation.published_incomplete"


class NotReadyError(ValidationError):
    """A translation cannot be submitted, approved or published yet; the message says why."""


class IncompleteError(NotReadyError):
    """Segments are missing or in error; `missing` is the list of them, in the order of the text."""

    def __init__(self, missing: list[StringSegment]):
        self.missing = missing
        message = ngettext(
            "%(count)d part is not translated yet, or has an error.",
            "%(count)d parts are not translated yet, or have errors.",
            len(missing),
        )
        super().__init__(message % {"count": len(missing)})


class FaultyError(NotReadyError):
    """Checks fail that block: `faulty` has the segments, in the order of the text."""

    def __init__(self, faulty: list[CheckedSegment]):
        self.faulty = faulty
        super().__init__([sentence for checked in faulty for sentence in checked.sentences])


# --- Actions of users -------------------------------------------------------------------------------------------------


def submit(translation: Translation, user) -> WorkflowState:
    """Submit a translation for moderation: save it as a draft, and start or resume the workflow of its language.

    Raises PermissionDenied, TranslationLockedError, IncompleteError, FaultyError, NotReadyError.
    """
    target = translation.get_target_instance()
    if not may_edit(user, target):
        raise PermissionDenied(_("You may not edit texts in this language."))
    if target.workflow_in_progress:
        raise TranslationLockedError(_("This translation is already under review."))
    if reason := find_lock(target, user):
        raise TranslationLockedError(reason)
    if not target.has_workflow:
        raise NotReadyError(_("There is no moderation for this language: ask an administrator to set it up."))
    check_faultless(translation)
    confirm_proposal(translation, find_missing(translation))
    _save_complete_draft(translation, user)  # outside of the transaction below, so that errors on segments are kept
    with transaction.atomic():
        Translation.objects.select_for_update().get(pk=translation.pk)  # if two users submit at once, one gets an error
        target = translation.get_target_instance()  # read again: its latest revision is the new one
        if target.workflow_in_progress:
            raise TranslationLockedError(_("This translation is already under review."))
        state = target.current_workflow_state
        if state:  # changes were requested
            state.resume(user)
            return state
        return target.get_workflow().start(target, user)


def withdraw(translation: Translation, user) -> None:
    """Take a translation back from moderation; the draft is kept. Raises PermissionDenied, NotReadyError."""
    state = translation.get_target_instance().current_workflow_state
    if state is None:
        raise NotReadyError(_("This translation is not in moderation."))
    if not state.user_can_cancel(user):
        raise PermissionDenied(
            _("Only the person who submitted this translation, or people who may publish it, can withdraw it.")
        )
    state.cancel(user=user)


def withdraw_approval(translation: Translation, user) -> None:
    """Take back an approval that waits; the draft is kept. Raises PermissionDenied, NotReadyError.

    The person who approved it may, and everybody who may publish texts in its language, even their own.
    """
    target = translation.get_target_instance()
    approval = approvals.find_latest([target]).get(target)
    if approval is None or not approval.is_for(target):
        raise NotReadyError(_("No approval of this translation is waiting."))
    if approval.user_id != user.pk and not moderates(user, target):
        raise PermissionDenied(_("Only moderators can withdraw an approval."))
    approvals.void_approval(approval, WITHDRAWN, user=user, text=target)


def publish(translation: Translation, user, *, with_missing: bool = False) -> Revision:
    """Publish a translation with its current segments; return the revision.

    If its original is not live as it was translated, that is recorded as an approval: it goes live with its original.
    with_missing: publish although segments are untranslated. They appear in the language of the original, marked as
    such, and the publication is logged. This applies to pages only: the name of a section or partner has to be
    translated. Raises PermissionDenied (PublicationRefusedError if a rule of another app forbids it),
    TranslationLockedError, IncompleteError, FaultyError, NotReadyError.
    """
    target = translation.get_target_instance()
    if not may_publish(user, target):
        raise PermissionDenied(_("You may not publish this translation."))
    if reason := find_lock(target, user):
        raise TranslationLockedError(reason)
    check_faultless(translation)
    confirm_proposal(translation, find_missing(translation))
    missing = find_missing(translation)
    if missing and not (with_missing and isinstance(target, Page)):
        raise IncompleteError(missing)
    revision = save_draft(translation, user) if missing else _save_complete_draft(translation, user)
    paths = [segment.context.path for segment in missing]
    target = translation.get_target_instance()
    is_held = find_hold(target, revision) is not None
    (check_approval if is_held else check_publication)(target, revision, leaving_out=sys.modules[__name__])
    with transaction.atomic():
        if is_held:
            record_approval(target, revision, user, **({"missing": paths} if missing else {}))
            return revision
        revision.publish(user=user, skip_permission_checks=True)  # permissions and checks were applied above
        if missing:
            data = {"count": len(missing), "paths": paths}
            log(target, PUBLISHED_INCOMPLETE, user=user, revision=revision, data=data)
    return revision


# --- Checks before approval and publication ---------------------------------------------------------------------------


def find_objection(target) -> str | None:
    """Return why a target cannot be approved now, as a sentence; None if it can, or if it is not a translation."""
    translation = find_translation(target)
    if translation is None:
        return None
    try:
        check_complete(translation)
    except NotReadyError as error:
        return error.messages[0]
    return None


def prepare_approval(task_state: TaskState, user) -> None:
    """Save the current segments as the revision to approve, if they have changed during the review.

    Raises NotReadyError if the translation is no longer complete.
    """
    target = task_state.workflow_state.content_object
    translation = find_translation(target)
    if translation is None:
        return
    check_complete(translation)
    check_faultless(translation)
    revision = task_state.revision
    # A removed override, such as a replaced image, leaves no row: only a comparison with a new instance shows it.
    if has_changed_since(translation, revision) or instances_differ(make_instance(translation), revision.as_object()):
        task_state.revision = _save_complete_draft(translation, user)
        task_state.save(update_fields=["revision"])
        target.refresh_from_db()  # the workflow publishes this object's latest revision


def find_publication_objection(target, revision: Revision) -> str | None:
    """Return why a revision must not go live, as a sentence; None if it may. It applies to all users and endpoints."""
    translation = find_translation(target)
    if translation is None:
        return None
    if said := find_source_objection(target):
        return said
    try:
        _check_is_ready(translation, revision)
    except NotReadyError as error:
        return error.messages[0]
    return None


def find_approval_objection(target, revision: Revision) -> str | None:
    """Return why a revision must not even be approved, to go live with its original; None if it may."""
    translation = find_translation(target)
    try:
        if translation is not None:
            _check_is_ready(translation, revision)
            check_faultless(translation)
    except NotReadyError as error:
        return error.messages[0]
    return None


def _check_is_ready(translation: Translation, revision: Revision) -> None:
    """Check that a revision is complete, or was approved with what it lacks. Raises NotReadyError.

    A revision without a `TranslatedRevision` (older than this app, or just being created by wagtail-localize) is judged
    by the translation's current segments.
    """
    record = TranslatedRevision.objects.filter(revision=revision).first()
    if record is None and has_changed_since(translation, revision):
        raise NotReadyError(_("This draft is older than its translation: publish it from its editor."))
    if record is None or not record.is_complete:
        missing = find_missing(translation)
        if missing and not _is_approved_with(missing, revision):
            raise IncompleteError(missing)
        if record is not None and not missing:
            raise NotReadyError(_("This draft is older than its translation: publish it from its editor."))


def _is_approved_with(missing: list[StringSegment], revision: Revision) -> bool:
    """Return whether a moderator has confirmed that these parts of a revision, which waits, stay untranslated."""
    approval = Approval.objects.waiting().filter(revision=revision).first()
    return approval is not None and {one.context.path for one in missing} <= set(approval.basis.get("missing", ()))


def find_source_objection(target) -> str | None:
    """Return why a translation waits for its original, as a sentence; None if it does not. Known within a judgement."""
    known = target.__dict__.get(JUDGEMENT, {})
    if "source" not in known:
        translation = find_translation(target)
        known["source"] = None
        try:
            if translation is not None:
                check_source_is_live(translation)
        except NotReadyError as error:
            known["source"] = error.messages[0]
    return known["source"]


def check_source_is_live(translation: Translation) -> None:
    """Check that the original is live, and that the changes that the translation was made from are published.

    Raises NotReadyError.
    """
    source = translation.source.get_source_instance()
    if not getattr(source, "live", True):
        raise NotReadyError(_("The original is not published yet: publish it before its translations."))
    if words_changed(translation.source, source) or _holds_unpublished_values(translation.source, source):
        raise NotReadyError(_("The original of this translation is not published yet, or has just changed."))


def _holds_unpublished_values(source: TranslationSource, live) -> bool:
    """Return whether the source is a draft of the original with other dates, images or links than the live version.

    False if the original has no draft: then the source is a version that has been published, and is updated
    automatically.
    """
    has_draft = getattr(live, "has_unpublished_changes", False)
    return has_draft and contents_differ(type(live), source.content_json, serialise(live))


def check_complete(translation: Translation) -> None:
    """Check that every segment of a translation is translated, and that no replaced value is in error.

    For a replaced image or link in error, wagtail-localize would use the original's without a message.
    Raises IncompleteError, FaultyError, NotReadyError.
    """
    if missing := find_missing(translation):
        raise IncompleteError(missing)
    contexts = OverridableSegment.objects.filter(source=translation.source).values("context")
    replaced = SegmentOverride.objects.filter(locale=translation.target_locale_id, context__in=contexts)
    if replaced.filter(has_error=True).exists():
        raise NotReadyError(_("A replaced picture or link has an error: replace it again, or use the original's."))


def check_faultless(translation: Translation) -> None:
    """Raise FaultyError for failures of checks that block: links typed by hand that lead nowhere."""
    if faulty := find_blocking(translation):
        raise FaultyError(faulty)


def _save_complete_draft(translation: Translation, user) -> Revision:
    check_complete(translation)
    try:
        return save_draft(translation, user)
    except ValidationError as error:
        missing = find_missing(translation)  # the segments that now have the error
        raise IncompleteError(missing) if missing else NotReadyError(error.messages) from error
