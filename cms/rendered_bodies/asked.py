"""Whether readers asked for bodies that were not stored, as after a deployment.

A request only notes it, in memory: it writes nothing. The thread that warms pages in each process enqueues one task for
all (`tasks.enqueue_storing`).
"""

import time

EVERY = 60  # seconds between two tasks from one process: a body that cannot be stored must not cost one at each request

_asked = False
_taken_at = -EVERY


def note_missing() -> None:
    """Note that a live page's body was not stored."""
    global _asked
    _asked = True


def take_missing() -> bool:
    """Return whether a body was missing since this was last true; at most once in a minute."""
    global _asked, _taken_at
    if not _asked or time.monotonic() < _taken_at + EVERY:
        return False
    _asked, _taken_at = False, time.monotonic()
    return True
