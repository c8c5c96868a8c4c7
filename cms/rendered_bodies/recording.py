"""What a piece of HTML was made from, recorded while it is made.

Whatever object is read from the database meanwhile is noted as Django makes it, so that no new field, block or template
can be forgotten. What was looked for and not found is noted by who looks (`cms.core.content.looking`): it may come
later.
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

from cms.core.content.looking import set_listener

Key = tuple[str, str]  # of what kind, and which: ("images.customimage", "4")

# All versions of a text: which of them is shown depends on which are there.
TEXT = "text"
# Django notices every object that is made, in all threads, only while somebody records.
_recording: ContextVar["Record | None"] = ContextVar("recording", default=None)
_lock = Lock()
_recorders = 0


@dataclass
class Record:
    keys: set[Key] = field(default_factory=set)
    # When something of it ends by itself, without any write: the last day of a picture, the hour of a text.
    last_days: set[datetime.date] = field(default_factory=set)
    moments: set[datetime.datetime] = field(default_factory=set)

    @property
    def last_day(self) -> datetime.date | None:
        """The first day, today or later, after which something may not be shown any more."""
        return min((day for day in self.last_days if day >= timezone.localdate()), default=None)

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The first moment to come at which something ends."""
        return min((moment for moment in self.moments if moment > timezone.now()), default=None)

    def note(self, instance: Model) -> None:
        if instance.pk is None:
            return
        self.keys |= get_keys(instance)
        known = instance.__dict__  # never what is deferred: reading it would be a query
        if isinstance(instance, DraftStateMixin) and known.get("expire_at"):
            self.moments.add(known["expire_at"])
        if known.get("expires_on"):
            self.last_days.add(known["expires_on"])


def get_keys(instance: Model) -> set[Key]:
    """Return the keys under which what shows an object was recorded."""
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
