"""Rehearsals: publications without the rules, in a transaction that is always rolled back.

Nothing that is published within a rehearsal is ever seen by a reader. That is why `publish_unjudged`
(`publishing`) asks for one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_is_rehearsal: ContextVar[bool] = ContextVar("is_rehearsal", default=False)


@contextmanager
def rehearsing() -> Iterator[None]:
    """Open a transaction that is rolled back at its end, whatever happens; what waits for its commit never runs."""
    token = _is_rehearsal.set(True)
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        _is_rehearsal.reset(token)


def is_rehearsal() -> bool:
    """Return whether all that is written now is rolled back."""
    return _is_rehearsal.get()
