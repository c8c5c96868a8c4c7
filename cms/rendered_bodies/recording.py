"""Recording of the objects that a piece of HTML is made from, during rendering.

Every object read from the database is recorded when Django creates it, so that no new field, block or template can be
missed. Code that looks for objects and does not find them records that too (`cms.core.content.lookups`), because they
may be created later.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import Model
from django.db.models.signals import post_init
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from cms.core.content.lookups import set_listener

Key = tuple[str, str]  # model and primary key: ("images.customimage", "4")

# All versions of a text: which of them is shown depends on which exist.
TEXT = "text"
# The signal is connected, for all threads, only while somebody records.
_recording: ContextVar["Record | None"] = ContextVar("recording", default=None)
_lock = Lock()
_recorders = 0


@dataclass
class Record:
    keys: set[Key] = field(default_factory=set)
    # When something changes without a write: the last day of an image, the day before its first, the moment of a page.
    last_days: set[datetime.date] = field(default_factory=set)
    moments: set[datetime.datetime] = field(default_factory=set)

    @property
    def last_day(self) -> datetime.date | None:
        """Return the earliest day, today or later, after which something may no longer be shown, or None."""
        return min((day for day in self.last_days if day >= timezone.localdate()), default=None)

    @property
    def ends_at(self) -> datetime.datetime | None:
        """Return the earliest future moment at which something expires; None if there is none."""
        return min((moment for moment in self.moments if moment > timezone.now()), default=None)

    def note(self, instance: Model) -> None:
        if instance.pk is None:
            return
        self.keys |= get_keys(instance)
        known = instance.__dict__  # never deferred fields: reading one would be a query
        if isinstance(instance, DraftStateMixin) and known.get("expire_at"):
            self.moments.add(known["expire_at"])
        if known.get("expires_on"):
            self.last_days.add(known["expires_on"])
        if known.get("starts_on"):
            self.last_days.add(known["starts_on"] - datetime.timedelta(days=1))


def get_keys(instance: Model) -> set[Key]:
    """Return the keys under which an object is recorded."""
    kind = Page if isinstance(instance, Page) else instance._meta.concrete_model
    keys = {(kind._meta.label_lower, str(instance.pk))}
    text = instance.__dict__.get("translation_key") if isinstance(instance, TranslatableMixin) else None
    return keys | {get_text_key(text)} if text else keys


def get_text_key(translation_key) -> Key:
    return TEXT, str(translation_key)


@contextmanager
def recording() -> Iterator[Record]:
    """Record what is read in this thread within the block."""
    record = Record()
    token = _recording.set(record)
    _count(+1)
    try:
        yield record
    finally:
        _count(-1)
        _recording.reset(token)


def _count(step: int) -> None:
    global _recorders
    with _lock:
        _recorders += step
        if _recorders == step == 1:
            post_init.connect(_note_instance, dispatch_uid="cms.rendered_bodies.recording")
        elif not _recorders:
            post_init.disconnect(dispatch_uid="cms.rendered_bodies.recording")


def _note_instance(instance: Model, **kwargs) -> None:
    if record := _recording.get():
        record.note(instance)


def _note_missing(model: type[Model], keys: Iterable) -> None:
    if record := _recording.get():
        kind = Page if issubclass(model, Page) else model._meta.concrete_model
        record.keys |= {(kind._meta.label_lower, str(key)) for key in keys}


set_listener(_note_missing)
