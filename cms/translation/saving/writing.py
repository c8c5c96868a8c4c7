"""Write or delete the words of one segment: the only path of the editors' saves.

It sends no signals, because receivers would query again what is loaded (`places`); what they do for other writers of
rows is called here: checks, history, the draft's title, the proposed slug, the state, the memory.
"""

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.compat.django import delete_without_signals

from ..checks.checks import find_fault
from ..models import SegmentVersion, State
from ..status.stale import lock_state, mark_stale
from ..text.authorship.history import store_deletion, store_version
from ..text.blank import counts, is_blank
from ..text.origin_labels import MEMORY, UNCONFIRMED
from ..text.rows import WRITTEN
from ..text.slugs import find_slug_source, store_proposal
from .places import Place, find_written
from .tasks import follow_saving

TITLE = "title"
KEYS = ["locale", "translation_of", "context"]


def write_segment(place: Place, words: str, user, *, confirmed: bool = True) -> StringTranslation:
    """Write the words of a segment, and what follows from them; return the row.

    confirmed: words that are not confirmed are stored in error (docs/decisions/trap-08-rows-in-error.md): the editor
    shows them, they do not count, and they are never published. The caller has checked the permission, the version and,
    for confirmed words, the markup.
    """
    former = place.row
    is_same = former is not None and former.data == words
    is_proposal = is_same and former.has_error and former.tool_name == MEMORY
    is_machine = is_same and former.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    if not confirmed and (is_proposal or (is_machine and former.has_error)):
        return former
    is_machine = is_machine and confirmed
    state = lock_state(place.translation)
    in_review = state.state == State.IN_REVIEW if state else None
    if is_draft_of_other(former, user.pk):
        store_version(former, former.last_translated_by_id, in_review)
    row = make_row(
        place.translation,
        place.segment,
        words,
        user,
        # Words that the memory proposed or a machine drafted stay marked so, for the byline.
        translation_type=former.translation_type if is_machine else StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=former.tool_name if is_machine or is_proposal else "" if confirmed else UNCONFIRMED,
    )
    row.has_error = not confirmed or has_fault(row)
    store_row(row)
    if confirmed:
        store_version(row, user.pk, in_review)
        set_draft_title(place, row)
        propose_slug(place, row)
    place.segment.written = row
    # What the memory filled in is not left to translate: states change when it is typed over, too.
    if confirmed or (former is not None and former.tool_name != UNCONFIRMED):
        follow(place.translation, state)
    return row


def store_draft(place: Place, words: str, tool: str, note: str) -> StringTranslation:
    """Store what a machine drafted for a segment, unconfirmed; return the row.

    tool: the machine's name. note: what the editor says beside it. The history gets a version, of nobody: it tells the
    byline that a machine was first, whatever becomes of the words.
    """
    state = lock_state(place.translation)
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    values = {"translation_type": machine, "tool_name": tool, "has_error": True, "field_error": note}
    row = make_row(place.translation, place.segment, words, None, **values)
    store_row(row)
    store_version(row, None)
    place.segment.written = row
    follow(place.translation, state)
    return row


def make_row(translation: Translation, segment: StringSegment, words: str, user, **values) -> StringTranslation:
    """Return an unsaved row with the words of a segment, written now. user: who wrote them; None for a program."""
    return StringTranslation(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        data=words,
        last_translated_by=user,
        updated_at=timezone.now(),
        **values,
    )


def store_row(row: StringTranslation) -> None:
    StringTranslation.objects.bulk_create([row], update_conflicts=True, unique_fields=KEYS, update_fields=WRITTEN)


def delete_segment(place: Place, user) -> None:
    """Delete the words of a segment, which has some."""
    state = lock_state(place.translation)
    row = place.row
    if is_draft_of_other(row, user.pk):
        store_version(row, row.last_translated_by_id, state.state == State.IN_REVIEW if state else None)
    delete_without_signals(StringTranslation.objects.filter(pk=row.pk))
    place.segment.written = None
    if row.tool_name != UNCONFIRMED or has_words_in_history(row):
        store_deletion(row, user.pk)
    set_draft_title(place, None)
    if row.tool_name != UNCONFIRMED or place.path == TITLE:
        follow(place.translation, state)


def follow(translation: Translation, state) -> None:
    """Have the state and the memory of a text follow its words; one task for any number of saves.

    state: its row, from `lock_state`.
    """
    if mark_stale(translation, state):
        enqueue = partial(follow_saving.enqueue, str(translation.source.object_id))
        transaction.on_commit(enqueue, robust=True)


def is_draft_of_other(row: StringTranslation | None, user_id: int | None) -> bool:
    """Return whether a row has unconfirmed words of somebody else, of which the history has no version yet."""
    return row is not None and row.tool_name == UNCONFIRMED and row.last_translated_by_id != user_id


def has_words_in_history(row: StringTranslation) -> bool:
    """Return whether the latest version of a row's segment has words."""
    place = {"context": row.context_id, "locale": row.locale_id, "string": row.translation_of_id}
    versions = SegmentVersion.objects.filter(**place).order_by("-pk")
    return bool(versions.values_list("data", flat=True).first())


def has_fault(row: StringTranslation) -> bool:
    """Return whether words cannot be a translation, for us or for wagtail-localize."""
    if find_fault(row):
        return True
    try:
        StringValue.from_translated_html(row.data)
        validate_translation_links(row.translation_of.data, row.data)
    except ValueError:
        return True
    return False


def set_draft_title(place: Place, row: StringTranslation | None) -> None:
    """Show a translated title in lists of pages, as wagtail-localize does; that of the page if it is taken away."""
    if place.path != TITLE or not isinstance(place.target, Page):
        return
    longest = Page._meta.get_field("draft_title").max_length
    title = F("title") if row is None or is_blank(row.data) else row.data[:longest]
    if title != place.target.draft_title:
        Page.objects.filter(pk=place.target.pk).update(draft_title=title)


def propose_slug(place: Place, row: StringTranslation) -> None:
    """Propose a slug if the segment is the title that slugs are made from."""
    if place.slug and counts(row) and place.path == find_slug_source(type(place.target)):
        store_proposal(row, place.slug, type(place.target), place.target, find_written(place.slug))
