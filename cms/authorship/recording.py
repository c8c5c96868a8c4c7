"""Record the writers of a text at each save, and count their words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Page, Revision

from . import attribution
from .attribution import NOBODY, UNKNOWN, Mark, Piece, mark_all, pack, unpack
from .models import Authorship
from .shares import Count, count_marks
from .sources import get_sources
from .tokenization import list_words

_copied_from: ContextVar[Any] = ContextVar("copied_from", default=None)
_program_writes: ContextVar[bool] = ContextVar("program_writes", default=False)


@contextmanager
def copying(text) -> Iterator[None]:
    """Within this context, a text that is saved for the first time is a copy: its words keep the writers of `text`."""
    token = _copied_from.set(text)
    try:
        yield
    finally:
        _copied_from.reset(token)


@contextmanager
def made_by_program() -> Iterator[None]:
    """Within this context, new words have no writer: a program writes them, even if a user started it."""
    token = _program_writes.set(True)
    try:
        yield
    finally:
        _program_writes.reset(token)


def get_key(text) -> tuple[int, str]:
    """Return (base content type id, object id) of a page or snippet, the same for specific and non-specific pages."""
    model = Page if isinstance(text, Page) else type(text)
    return ContentType.objects.get_for_model(model).pk, str(text.pk)


def find_former(text) -> Piece:
    """Return the words of a text before it is saved, with their writers. Call it before the revision is created."""
    if _program_writes.get() and (pieces := _list_pieces(text)):  # built from the pieces, which have the exact writers
        return Piece([word for one in pieces for word in one.words], [mark for one in pieces for mark in one.marks])
    row = _find_row(text)
    if row is not None:
        return unpack(row.runs)
    original = _copied_from.get()
    if original is not None and original.pk != text.pk:
        return read(original)
    revision = Revision.objects.filter(pk=text.latest_revision_id).first() if text.latest_revision_id else None
    if revision:
        return _mark_unknown(type(text), revision.content)
    if text.live and not getattr(text, "_was_just_made", False):  # older than its first revision
        stored = type(text)._base_manager.filter(pk=text.pk).first()
        return _mark_unknown(type(text), stored.serializable_data()) if stored else Piece([], [])
    return Piece([], [])


def read(text, data: dict | None = None, new: Mark = UNKNOWN) -> Piece:
    """Return the words of a text with their writers.

    data: serialised data of the text; without it, the latest draft is read. new: the mark of words that are found
    nowhere else.
    """
    row = _find_row(text)
    if row:
        former = unpack(row.runs)
    else:
        stored = text.latest_revision.content if text.latest_revision_id else text.serializable_data()
        former = _mark_unknown(type(text), stored)
    if data is None:
        return former
    others = [*map(unpack, row.memory if row else []), *_list_pieces(text)]
    return attribution.mark_words(list_words(type(text), data), former, others, new)


def record_save(text, revision: Revision, former: Piece, user=None, previous_revision: Revision | None = None) -> None:
    """Store the writers of the words of a revision that was just created.

    former: the result of `find_former`. previous_revision: the earlier revision that was restored, if any.
    """
    words = list_words(type(text), revision.content)
    with transaction.atomic():
        row, _created = Authorship.objects.select_for_update().get_or_create(**_identify(text))
        others = [*map(unpack, row.memory), *_list_pieces(text)]
        if previous_revision is not None:
            writer = Mark(previous_revision.user_id) if previous_revision.user_id else UNKNOWN
            others.append(mark_all(list_words(type(text), previous_revision.content), writer))
        stored = unpack(row.runs)
        is_other = stored != former and bool(stored.words)  # somebody else has saved since `find_former`
        if is_other:
            others.append(stored)
        new = attribution.MACHINE if _program_writes.get() else Mark(user.pk) if user else UNKNOWN
        piece = attribution.mark_words(words, former, others, new)
        before = [former, stored] if is_other else [former]
        gone = [pack(one) for old in before for one in attribution.list_taken_away(old, words)]
        row.memory = [*(kept for kept in row.memory if kept not in gone), *gone][-attribution.KEPT :]
        row.revision_id = revision.pk
        _store(row, piece)


def settle(text, publisher_id: int, revision: Revision | None = None) -> None:
    """Settle the words of others after a user has published a text (a revision, or without one the latest draft).

    For a copy that is live at once, Wagtail logs that its latest draft was published, but the live content of the
    original is what readers get.
    """
    for source in get_sources():
        source.settle(text, publisher_id, revision)
    with transaction.atomic():
        row = Authorship.objects.select_for_update().filter(**_identify(text)).first()
        if row is None:
            return
        piece = unpack(row.runs)
        is_copy = _copied_from.get() is not None and isinstance(text, Page)
        if revision is None or (revision.pk == row.revision_id and not is_copy):
            settled = attribution.settle(piece.marks, publisher_id)
        else:  # not the latest draft: words that are not in the published content stay as they are
            model = type(revision.as_object())
            content = text.specific.serializable_data() if is_copy else revision.content
            published = mark_all(list_words(model, content), attribution.MACHINE)
            known = attribution.mark_words(piece.words, published, [], UNKNOWN).marks
            settled = [
                attribution.settle([mark], publisher_id)[0] if found.status == attribution.Status.SETTLED else mark
                for mark, found in zip(piece.marks, known, strict=True)
            ]
        _store(row, Piece(piece.words, settled))


def count_words(text) -> Count:
    """Count the words of a text's latest draft by writer. Return `Count(unknown=1)` if nothing is stored."""
    return count_all([get_key(text)])[get_key(text)]


def count_all(keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Count]:
    """Like `count_words` for many texts (keys of `get_key`), with a fixed number of queries."""
    keys = list(dict.fromkeys(keys))
    found: dict[tuple[int, str], Count] = {}
    for source in get_sources():
        found |= source.count_words([key for key in keys if key not in found])
    rest = [key for key in keys if key not in found]
    if rest:
        is_one = models.Q(content_type__in={key[0] for key in rest}, object_id__in={key[1] for key in rest})
        rows = Authorship.objects.filter(is_one).values_list("content_type", "object_id", "counts", "total", "unknown")
        for content_type, object_id, counts, total, unknown in rows:
            found[content_type, object_id] = Count({int(pk): n for pk, n in counts.items()}, total, unknown)
    return {key: found.get(key) or Count(unknown=1) for key in keys}


def count_revision(text, revision: Revision) -> Count:
    """Count the words of one revision of a text by writer."""
    return count_marks(read(text, revision.content).marks)


def _find_row(text) -> Authorship | None:
    return Authorship.objects.filter(**_identify(text)).first() if text.pk else None


def _identify(text) -> dict:
    content_type_id, object_id = get_key(text)
    return {"content_type_id": content_type_id, "object_id": object_id}


def _list_pieces(text) -> list[Piece]:
    return [piece for source in get_sources() for piece in source.list_pieces(text)]


def _mark_unknown(model, data: dict) -> Piece:
    return mark_all(list_words(model, data), UNKNOWN)


def _store(row: Authorship, piece: Piece) -> None:
    count = count_marks(piece.marks)
    row.runs, row.total, row.unknown = pack(piece), count.total, count.unknown
    row.counts = {str(pk): words for pk, words in count.by_person.items() if pk != NOBODY}
    row.save()
