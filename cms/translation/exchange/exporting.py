"""Export the segments of a translation as a document, and find the translations that a user may export."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from ..checks.dismissals import hash_words
from ..models import ReviewedSegment, SegmentComment, TranslationJob
from ..permissions import may_edit
from ..po.exchange import name_fields
from ..text.blank import counts, is_blank
from ..text.rows import Key, read_rows
from ..text.segment_notes import read_changes
from ..text.segments import get_string_segments, list_words, make_fingerprint
from .documents import Document, Entry, EntryState, Note, make_key
from .pictures import read_entries as read_entries_of_pictures
from .surroundings import describe_surroundings
from .values import read_values, say_what_is_left_out


def read_document(translation: Translation, person=None, *, with_surroundings: bool = False) -> Document:
    """Return a translation as a document: each segment once, with its field, its state and what one should know of it;
    the values that a translation may replace, and the words of its pictures last.

    with_surroundings: with the neighbours of each segment, and its terms. The number of queries does not grow with the
    text.
    """
    made_at = timezone.now()  # before the first query
    segments = list(get_string_segments(translation.source))
    values, chosen = read_values(translation)
    rows = read_rows(translation.source.object_id, translation.target_locale_id)
    labels = name_fields(translation)
    changes, _removed = read_changes(translation)
    live = _list_live_words(translation)
    reviewed = {mark.key: mark.words_hash for mark in ReviewedSegment.objects.filter(translation=translation)}
    comments = _read_comments(translation)
    around = describe_surroundings(translation, segments) if with_surroundings else {}
    entries: dict[str, Entry] = {}
    for segment in segments:
        path, source = segment.context.path, segment.string.data
        key = make_key(path, source)
        if key in entries or is_blank(source):
            continue
        place = (segment.context_id, segment.string_id)
        row = rows.get(place)
        change = changes.get((path, source))
        former = change.former_source if change and change.former_source else ""
        entries[key] = Entry(
            source=source,
            words=row.data if row else "",
            key=key,
            path=path,
            state=rate_state(row, live, reviewed.get(place, "")),
            label=labels.get((path, source), ""),
            notes=([Note("former", former)] if former else []) + comments[place] + around.get(segment.pk, []),
        )
    return Document(
        translation=str(translation.uuid),
        source_language=translation.source.locale.language_code,
        language=translation.target_locale.language_code,
        title=" ".join(translation.source.object_repr.split()),
        made_at=made_at,
        fingerprint=make_fingerprint((segment.context.path, segment.string.data) for segment in segments),
        entries=[
            *entries.values(),
            *(value.make_entry() for value in values),
            *read_entries_of_pictures(translation),
        ],
        left_out=say_what_is_left_out(chosen),
    )


def rate_state(row: StringTranslation | None, live: Collection[str], reviewed: str = "") -> str:
    """Return the state of a segment.

    It is final if readers see its words, reviewed if a reviewer found them good, translated if somebody confirmed them.
    Words that nobody confirmed are in the initial state, no matter who or what wrote them.
    reviewed: the hash of the words that a reviewer found good.
    """
    if not counts(row):
        return EntryState.INITIAL
    if row.data in live:
        return EntryState.FINAL
    return EntryState.REVIEWED if reviewed == hash_words(row.data) else EntryState.TRANSLATED


def _read_comments(translation: Translation) -> dict[Key, list[Note]]:
    """Return the open comments of each segment. One query."""
    found = defaultdict(list)
    comments = SegmentComment.objects.filter(thread__translation=translation, thread__resolved_at=None)
    for comment in comments.select_related("thread", "user"):
        name = get_user_display_name(comment.user) if comment.user else ""
        found[comment.thread.key].append(Note("comment", f"{name}: {comment.text}" if name else comment.text))
    return found


def _list_live_words(translation: Translation) -> set[str]:
    """Return the words that readers of the translation see, segment by segment."""
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        return set()
    if not getattr(target, "live", True):
        return set()
    return {words for _path, words in list_words(target)}


def find_translations(
    locale: Locale | None = None, *, keys: Iterable[UUID] | None = None, assignee=None, person=None
) -> list[Translation]:
    """Return the translations to export, in the order of their titles.

    locale: into which; None for all. keys: only of texts with these translation keys. assignee: only those that are
    assigned to a user. person: only those that a user may edit; None for a program that acts for nobody.
    """
    found = Translation.objects.filter(enabled=True).select_related("source__locale", "target_locale")
    if locale is not None:
        found = found.filter(target_locale=locale)
    if keys is not None:
        found = found.filter(source__object_id__in=keys)
    if assignee is not None:
        found = found.filter(pk__in=TranslationJob.objects.filter(assignee=assignee).values("translation"))
    found = found.order_by("source__object_repr", "target_locale__language_code", "pk")
    return [translation for translation in found if _may_take(translation, person)]


def _may_take(translation: Translation, person) -> bool:
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        return False
    if isinstance(target, Page) and target.alias_of_id:
        return False
    return person is None or may_edit(person, target)
