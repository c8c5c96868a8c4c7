"""Clean up the inbox: what nobody goes on with. What is unfinished waits for as long as it takes."""

import datetime
from functools import partial

from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from ..models import Arrival, ArrivalPart
from ..models.arrival import FOLDER
from .placing import delete_arrivals

State = Arrival.State
KEPT = datetime.timedelta(days=7)
AT_ONCE = 100


def clean_up() -> int:
    """Delete uploads that were abandoned, what was refused, and duplicates, a week after their last change; return
    how many. Those that were taken from a text stay, because the text waits for them. An upload that goes on is
    announced again, which changes its row.
    """
    before = timezone.now() - KEPT
    old = Arrival.objects.filter(changed_at__lt=before)
    abandoned = old.filter(state=State.UPLOADING)
    done = old.filter(state__in=(State.REFUSED, State.DUPLICATE), origin="")
    deleted = 0
    for rows in (abandoned, done):
        while found := list(rows.prefetch_related("parts")[:AT_ONCE]):
            with transaction.atomic():
                deleted += delete_arrivals(found)
    _delete_strays(Arrival._meta.get_field("file").storage, before)
    return deleted


def _delete_strays(storage: Storage, before: datetime.datetime) -> None:
    """Delete the files that no row knows: a process was killed between writing a file and its row."""
    try:
        _folders, names = storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    paths = [f"{FOLDER}/{name}" for name in names]
    for start in range(0, len(paths), AT_ONCE):
        some = paths[start : start + AT_ONCE]
        known = {
            *Arrival.objects.filter(file__in=some).values_list("file", flat=True),
            *Arrival.objects.filter(preview__in=some).values_list("preview", flat=True),
            *ArrivalPart.objects.filter(file__in=some).values_list("file", flat=True),
        }
        for path in some:
            if path not in known and storage.get_modified_time(path) < before:
                transaction.on_commit(partial(storage.delete, path), robust=True)
