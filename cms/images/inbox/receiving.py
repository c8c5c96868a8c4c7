"""Receive files: in parts from browsers, or whole from other programs of the site.

Parts are files of the storage that all hosts share, and rows; no host keeps anything to itself. Nothing is decoded
here: a background task checks each file (`checking`).
"""

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction

from ..models import Arrival, ArrivalPart
from .refusals import EmptyFileError, TooLargeError, note_refusal
from .tasks import check_arrival

State = Arrival.State
PART_BYTES = 5 * 1024 * 1024


class WrongPartError(ValueError):
    """A part that does not belong to its file: another number or length than was announced."""


def receive(files: Iterable[File], user, *, origin: str = "", values: Iterable[dict] = ()) -> list[Arrival]:
    """Put files into the inbox, each whole, and have the worker check them; return their arrivals in the same order.

    files: Django's files; `name` is what people read. user: who finishes them. origin: the name of the text or file
    that they come from. values: for each file in order, what is known of it, by the names of the fields of the
    library's form: {"alt_text_fr": "…", "author": "…"}; what the file itself says only fills what is empty.

    Nothing is decoded here, and no file raises an error: the state of an arrival says what became of it, and
    `arrival.image` is its picture once it is in the library, or that which it is a duplicate of.
    """
    known = iter(values)
    return [_receive_one(file, user, origin, dict(next(known, {}))) for file in files]


def _receive_one(file: File, user, origin: str, values: dict) -> Arrival:
    arrival = Arrival(user=user, name=clean_name(file.name), size=file.size, origin=origin[:255], values=values)
    if refusal := find_refusal(file.size):
        arrival.state, arrival.refusal = State.REFUSED, refusal
        arrival.save()
        return arrival
    arrival.state = State.WAITING
    file.seek(0)
    arrival.file.save(arrival.name, file, save=False)
    with transaction.atomic():
        arrival.save()
        have_checked(arrival.pk)
    return arrival


def find_refusal(size: int) -> list:
    """Return why a file of a size is refused before it is sent (see `refusals`); [] if it is not."""
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size < 1:
        return note_refusal(EmptyFileError())
    return note_refusal(TooLargeError(most)) if size > most else []


def clean_name(name: str | None) -> str:
    """Return the name of a file without folders and characters that cannot be shown."""
    name = PurePosixPath(str(name or "").replace("\\", "/")).name
    return "".join(character for character in name if character.isprintable())[-255:] or "?"


def make_key(name: str, size: int, modified: str) -> str:
    """Return what tells a file of a sender from others before it is sent: after a reload it goes on where it was."""
    return hashlib.sha256(f"{name}\n{size}\n{modified}".encode()).hexdigest()


def announce(user, name: str, size: int, modified: str) -> Arrival:
    """Return the arrival of a file that a browser wants to send: that of an earlier attempt, or a new one."""
    arrival, is_new = Arrival.objects.get_or_create(
        user=user, key=make_key(name, size, modified), defaults={"name": clean_name(name), "size": size}
    )
    if not is_new:
        arrival.save(update_fields=["changed_at"])  # it is not abandoned (`cleaning`)
    return arrival


def count_parts(arrival: Arrival) -> int:
    return -(-arrival.size // PART_BYTES)


def list_missing(arrival: Arrival) -> list[int]:
    """Return the numbers of the parts that have not arrived."""
    if arrival.state != State.UPLOADING:
        return []
    here = {part.number for part in arrival.parts.all()}
    return [number for number in range(count_parts(arrival)) if number not in here]


def receive_part(arrival: Arrival, number: int, file: File) -> list[int]:
    """Store a part, and have the file checked if it was the last; return the numbers of those that are missing.

    A part that arrives twice is stored once. Raises WrongPartError.
    """
    expected = min(PART_BYTES, arrival.size - number * PART_BYTES)
    if number < 0 or expected < 1 or file.size != expected:
        raise WrongPartError
    if arrival.state == State.UPLOADING and not arrival.parts.filter(number=number).exists():
        _store_part(arrival, number, file)
    missing = list_missing(arrival)
    if not missing and arrival.state == State.UPLOADING:
        with transaction.atomic():
            # Two parts may be the last at the same moment: one of them has the file checked.
            if Arrival.objects.filter(pk=arrival.pk, state=State.UPLOADING).update(state=State.WAITING):
                have_checked(arrival.pk)
        arrival.refresh_from_db()
    return missing


def _store_part(arrival: Arrival, number: int, file: File) -> None:
    part = ArrivalPart(arrival=arrival, number=number)
    part.file.save("part", file, save=False)
    try:
        with transaction.atomic():
            part.save()
    except IntegrityError:  # another request was faster, or the upload was dismissed meanwhile
        part.file.storage.delete(part.file.name)


def have_checked(pk: int) -> None:
    """Have the worker check an arrival once this is committed."""
    transaction.on_commit(partial(check_arrival.enqueue, pk))
