"""Background tasks after the saving of segments."""

from django_tasks import task

from ..memory.tasks import write_memory
from ..status.stale import refresh_all_stale


@task()
def follow_saving(key: str) -> int:
    """Update the stale states, then the memory of a text; return how many units changed. Can be run again.

    key: its translation key. One task covers all saves until the states are updated: the states come first, so that the
    memory has the words of every save that enqueued no task.
    """
    refresh_all_stale()
    return write_memory.func(key)
