"""Carry out the plan of the import of one document."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from ...permissions import check_may_translate
from ...saving.bulk import Writing, write_segments
from ...saving.places import load_target, lock_translation
from ..documents import Document
from ..items import Plan, Verdict
from ..pictures import PicturePart, apply_pictures
from ..values import ValuePart, apply_values
from .plan import is_same, make_plan


@transaction.atomic
def apply_document(
    document: Document,
    translation_id: int,
    user,
    *,
    tool_name: str,
    chosen: Collection[str] = (),
    confirm: bool = False,
) -> Plan:
    """Save the translations that a document brings. Return the plan that was carried out.

    user: who brings them; None for a program that acts for nobody: then nothing is confirmed. tool_name: the format, as
    the history shows it. chosen: keys of the conflicts in which the file's words are saved too. A translation that
    changed after the user chose has another key, so it remains a conflict. confirm: whether the user confirms what the
    file marks as final; all other words are stored unconfirmed. Raises PermissionDenied.
    """
    translation = lock_translation(translation_id)  # the same lock as for saving a segment
    target = load_target(translation)
    if user is not None:
        check_may_translate(user, translation, target)
    elif confirm:
        raise PermissionDenied
    plan = make_plan(document, translation, for_people=False)
    for item in plan.conflicts:
        if item.key in chosen:
            item.verdict = Verdict.TAKE
    for item in plan.taken:
        item.is_final = item.is_final and confirm
        if not item.is_final and item.theirs and is_same(item.theirs.data, item.words):
            item.verdict = Verdict.UNCHANGED  # it could only have been confirmed
    writings = [Writing(item.segment, item.words, item.is_final, item.theirs) for item in plan.taken if item.segment]
    write_segments(translation, target, writings, user, tool_name=tool_name)
    apply_pictures(translation, (item for item in plan.taken if isinstance(item.part, PicturePart)), user)
    apply_values(translation, (item for item in plan.taken if isinstance(item.part, ValuePart)), user)
    return plan
