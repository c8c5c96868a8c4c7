"""Record objects that were looked up by primary key, whether they were found or not.

`cms.rendered_bodies.recording` records what a piece of HTML was made from: it sees all objects that were found. It
cannot see missing ones, so code that looks up objects reports them here.
"""

from collections.abc import Callable, Iterable

from django.db.models import Model

_listeners: list[Callable[[type[Model], Iterable], None]] = []


def set_listener(listen: Callable[[type[Model], Iterable], None]) -> None:
    if listen not in _listeners:
        _listeners.append(listen)


def say_sought(model: type[Model], keys: Iterable) -> None:
    """Report which objects of a model are looked up: the output changes as soon as one of them is created."""
    keys = list(keys)
    for listen in _listeners:
        listen(model, keys)
