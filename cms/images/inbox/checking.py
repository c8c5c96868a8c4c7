"""Check what has arrived: its content, whether it is known already, what it says of itself. The worker does this."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from ..admin.uploads import draw_preview
from ..files.checking import check_image
from ..files.errors import ImageFileError, NotCheckedError
from ..files.heic import convert_heic, is_heic
from ..files.metadata import read_metadata
from ..files.opening import read_size
from ..models import Arrival
from .duplicates import find_earlier, find_known_image
from .refusals import note_refusal

State = Arrival.State


def check(pk: int) -> None:
    """Check an arrival whose file is whole, and store the result. What was checked already stays as it is.

    Raises NotCheckedError if it could not be checked now: the task is tried again.
    """
    arrival = Arrival.objects.select_related("user").filter(pk=pk, state=State.WAITING).first()
    if arrival is None:
        return
    outdated = list_files(arrival)
    with _open_whole(arrival) as file:
        arrival.file_hash = _hash(file)
        arrival.image = find_known_image(arrival)
        arrival.same_as = None if arrival.image else find_earlier(arrival)
        if arrival.image or arrival.same_as:
            arrival.state = State.DUPLICATE
            arrival.file = arrival.preview = ""
        else:
            try:
                _take_up(arrival, file)
            except NotCheckedError:
                raise
            except ImageFileError as error:
                arrival.state, arrival.refusal = State.REFUSED, note_refusal(error)
                arrival.file = arrival.preview = ""
    _store(arrival, outdated)


def _take_up(arrival: Arrival, file: BinaryIO) -> None:
    """Take up a picture: convert it if it is HEIC, check it, and read what it says of itself."""
    name = arrival.name
    if is_heic(file):
        file = ContentFile(convert_heic(file))
        name = f"{name.rpartition('.')[0] or name}.jpg"
    header = check_image(file)
    # The extension says what the content is: pages and feeds go by it.
    suffixes = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "AVIF": ("avif",)}[header.format]
    stem, _dot, suffix = name.rpartition(".")
    if suffix.lower() not in suffixes:
        name = f"{stem or name}.{suffixes[0]}"
    arrival.width, arrival.height = read_size(file)
    file.seek(0)
    said = read_metadata(file).form_values
    # What somebody has typed or another program knows stays.
    arrival.values = {"title": make_title(arrival.name)} | said | {k: v for k, v in arrival.values.items() if v}
    file.seek(0)
    arrival.preview.save("preview.jpg", ContentFile(draw_preview(file)), save=False)
    file.seek(0)
    arrival.file.save(name, File(file), save=False)
    arrival.state = State.UNFINISHED


def make_title(name: str) -> str:
    """Return the title that a file name makes, as Wagtail does: "IMG_2041" from "IMG_2041.jpg"."""
    return name.rpartition(".")[0] or name


def _store(arrival: Arrival, outdated: list[str]) -> None:
    """Store the result, and delete the files that it replaces; nothing, if the arrival was dismissed meanwhile."""
    storage = arrival.file.storage
    with transaction.atomic():
        is_there = Arrival.objects.select_for_update().filter(pk=arrival.pk, state=State.WAITING).exists()
        if is_there:
            arrival.parts.all().delete()
            arrival.save()
        unneeded = outdated if is_there else [name for name in (arrival.file.name, arrival.preview.name) if name]
        for name in unneeded:
            transaction.on_commit(partial(storage.delete, name), robust=True)


def list_files(arrival: Arrival) -> list[str]:
    """Return the names of all stored files of an arrival."""
    names = [arrival.file.name, arrival.preview.name, *(part.file.name for part in arrival.parts.all())]
    return [name for name in names if name]


@contextmanager
def _open_whole(arrival: Arrival) -> Iterator[BinaryIO]:
    """Open the file of an arrival; parts are put together in a temporary file of this worker."""
    with tempfile.TemporaryFile() as whole:
        for stored in [arrival.file] if arrival.file else [part.file for part in arrival.parts.all()]:
            with stored.storage.open(stored.name) as file:
                shutil.copyfileobj(file, whole)
        whole.seek(0)
        yield whole


def _hash(file: BinaryIO) -> str:
    """Return the hash by which Wagtail knows the content of its pictures."""
    found = hashlib.file_digest(file, partial(hashlib.sha1, usedforsecurity=False)).hexdigest()
    file.seek(0)
    return found
