"""History of segments: stores each version, with its writer and time, which wagtail-localize overwrites.

See docs/decisions/trap-07-memory.md.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.log_actions import get_active_log_context
from wagtail_localize.models import StringTranslation

from ...models import SegmentVersion
from ..origin_labels import UNCONFIRMED
from .authors import write_runs


def connect() -> None:
    post_save.connect(keep_version, sender=StringTranslation, dispatch_uid="translation_history_save")
    post_delete.connect(keep_deletion, sender=StringTranslation, dispatch_uid="translation_history_delete")


def keep_version(sender, instance, raw=False, update_fields=None, **kwargs):
    """Store a version when words are saved; saving only an error (`update_fields` without "data") stores none."""
    if raw or instance.context_id is None or (update_fields is not None and "data" not in update_fields):
        return
    if instance.tool_name != UNCONFIRMED:  # kept when they are confirmed, or when somebody else writes
        store_version(instance, instance.last_translated_by_id)


def keep_deletion(sender, instance, origin=None, **kwargs):
    """Store an empty version when a translation is deleted, except in a cascade from its text or language."""
    if instance.context_id is None or (getattr(origin, "model", None) or type(origin)) is not StringTranslation:
        return
    user = get_active_log_context().user
    store_deletion(instance, user.pk if user else None)


def store_version(row: StringTranslation, user_id: int | None, in_review: bool | None = None) -> None:
    """Store the words of a row as a version. in_review: as for `write_runs`."""
    version = make_version(row, user_id=user_id)
    write_runs(version, in_review)
    version.save()


def store_deletion(row: StringTranslation, user_id: int | None) -> None:
    """Store an empty version: the words of a row were deleted."""
    version = make_version(row, user_id=user_id)
    version.data, version.runs = "", []
    version.save()


def make_version(translation: StringTranslation, user_id: int | None) -> SegmentVersion:
    """Return an unsaved version with the words of a string's translation."""
    return SegmentVersion(
        string_id=translation.translation_of_id,
        context_id=translation.context_id,
        locale_id=translation.locale_id,
        data=translation.data,
        translation_type=translation.translation_type,
        tool_name=translation.tool_name,
        user_id=user_id,
    )
