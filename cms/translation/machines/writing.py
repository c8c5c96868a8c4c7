"""Storing what a machine drafted: unconfirmed, with its name, for the byline."""

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail_localize.models import StringTranslation

from ..permissions import check_may_translate
from ..saving.places import Place, find_place, load_target, lock_translation
from ..saving.writing import store_draft
from ..text.blank import is_blank
from ..text.origin_labels import MEMORY


def is_open(row: StringTranslation | None) -> bool:
    """Return whether a machine may write at a row's place: it is empty, or a proposal that nobody has confirmed."""
    if row is None or is_blank(row.data):
        return True
    return row.has_error and (
        row.tool_name == MEMORY or row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    )


def write_draft(translation_id: int, segment_pk: int, source: str, words: str, tool: str, user) -> Place | None:
    """Store a machine's words for a segment, if it is still open; return its place, None if it is not.

    source: the words that the machine got; the original may have changed since. Raises PermissionDenied if the person
    may not translate the text any more.
    """
    with transaction.atomic():
        translation = lock_translation(translation_id)
        target = load_target(translation)
        check_may_translate(user, translation, target)
        place = find_place(translation, target, segment_pk)
        if place is None or place.segment.string.data != source or not is_open(place.row):
            return None
        with override(translation.target_locale.language_code):
            note = gettext("Drafted by %(tool)s: check these words and confirm them.") % {"tool": tool}
        store_draft(place, words, tool, note)
        return place
