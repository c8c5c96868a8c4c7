"""Tasks that have failed each time: an administrator tries them again, or dismisses them."""

import datetime
import logging
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from .leases import put_back
from .models import Failure

logger = logging.getLogger(__name__)
REMEMBERED = datetime.timedelta(days=7)
SHOWN = 20


class FailedTask(NamedTuple):
    """All failed runs of one task. error: what the last of them raised, without its words, which may be private."""

    path: str
    times: int
    last: datetime.datetime
    error: str

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]


def list_failed_tasks() -> list[FailedTask]:
    """Return the tasks that have failed within a week, at most SHOWN of them, in two queries."""
    recent = _list_recent()
    groups = recent.values_list("task_path").annotate(Count("pk"), Max("finished_at")).order_by("task_path")[:SHOWN]
    found = list(groups)
    errors = dict(
        recent.filter(finished_at__in=[last for _path, _times, last in found])
        .order_by("finished_at")
        .values_list("task_path", "exception_class_path")
    )
    return [FailedTask(path, times, last, errors[path].rpartition(".")[2]) for path, times, last in found]


def try_again(path: str) -> int:
    """Make the failed runs of a task ready again, as if they had never run; return their number."""
    with transaction.atomic():
        rows = list(_list_recent().filter(task_path=path).select_for_update())
        Failure.objects.filter(task__in=rows).delete()
        for row in rows:
            row.run_after, row.finished_at, row.worker_ids = timezone.now(), None, []
            row.exception_class_path = row.traceback = ""
            row.save(update_fields=["run_after", "finished_at", "worker_ids", "exception_class_path", "traceback"])
            put_back(row)
    logger.warning("Task path=%s: %s failed runs are tried again.", path, len(rows))
    return len(rows)


def dismiss(path: str) -> int:
    """Forget the failed runs of a task: what they had to do is not done. Return their number."""
    with transaction.atomic():
        rows = _list_recent().filter(task_path=path)
        number = rows.count()
        rows.delete()
    logger.warning("Task path=%s: %s failed runs are dismissed.", path, number)
    return number


def _list_recent():
    return DBTaskResult.objects.failed().filter(finished_at__gte=timezone.now() - REMEMBERED)
