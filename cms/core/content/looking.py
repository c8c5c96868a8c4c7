"""What was looked for by its key, whether it was there or not.

`cms.rendered_bodies.recording` records what a piece of HTML was made from: it sees all objects that were found. It
cannot see what is missing, so the code that looks for something says so here.
"""

from collections.abc import Callable, Iterable

from django.db.models import Model

_listeners: list[Callable[[type[Model], Iterable], None]] = []


def set_listener(listen: Callable[[type[Model], Iterable], None]) -> None:
    if listen not in _listeners:
        _listeners.append(listen)


def say_sought(model: type[Model], keys: Iterable) -> None:
    """Say which objects of a model are looked for: what is shown changes as soon as one of them comes."""
    keys = list(keys)
    for listen in _listeners:
        listen(model, keys)
