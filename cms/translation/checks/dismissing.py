"""Dismiss a failure of a quality check, with a reason; take that back."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import DismissedCheck
from ..permissions import check_may_translate
from .dismissals import hash_words, select_dismissed
from .summary import check_one


class NotDismissibleError(ValidationError):
    """There is nothing to dismiss, or it cannot be dismissed; the message says why."""


def dismiss_check(translation: Translation, segment: StringSegment, code: str, user, reason: str) -> DismissedCheck:
    """Dismiss a check for the words of a segment as they are now. Where somebody has done so, their reason is kept.

    Raises PermissionDenied, TranslationLockedError, NotDismissibleError.
    """
    check_may_translate(user, translation)
    reason = " ".join(reason.replace("\0", " ").split())
    if not reason:
        raise NotDismissibleError(_("Say why this is not an error."))
    if len(reason) > DismissedCheck._meta.get_field("reason").max_length:
        raise NotDismissibleError(_("This reason is too long."))
    if code not in check_one(translation, segment).dismissible:
        raise NotDismissibleError(_("This check finds nothing here, or cannot be dismissed."))
    dismissed, _is_new = DismissedCheck.objects.get_or_create(
        context=segment.context,
        string_id=segment.string_id,
        locale=translation.target_locale,
        code=code,
        words_hash=hash_words(find_row(translation, segment).data),
        defaults={"user": user, "reason": reason},
    )
    return dismissed


def restore_check(translation: Translation, segment: StringSegment, code: str, user) -> None:
    """Have a dismissed check fail again. Raises PermissionDenied, TranslationLockedError."""
    check_may_translate(user, translation)
    dismissed = select_dismissed(translation).filter(context=segment.context, string_id=segment.string_id, code=code)
    dismissed.delete()


def find_row(translation: Translation, segment: StringSegment) -> StringTranslation | None:
    """Return what stands for a segment in a translation."""
    return StringTranslation.objects.filter(
        context=segment.context_id, translation_of=segment.string_id, locale=translation.target_locale_id
    ).first()
