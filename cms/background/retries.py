"""Tasks that fail are tried again, each time later; after the last time, administrators are told."""

import datetime

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from .leases import put_back
from .models import Failure


def retry_later(pk) -> bool:
    """Put a task that raised an exception back, for later; return False if it was the last time.

    Call it in the transaction that gives up the lease. The worker was not lost, so this attempt does not count among
    those of lost workers.
    """
    delays = settings.TASK_RETRY_SECONDS
    failure, _created = Failure.objects.get_or_create(task_id=pk)
    if failure.times >= len(delays):
        return False
    task = DBTaskResult.objects.get(pk=pk)
    task.run_after = timezone.now() + datetime.timedelta(seconds=delays[failure.times])
    task.worker_ids = task.worker_ids[:-1]
    task.save(update_fields=["run_after", "worker_ids"])
    put_back(task)
    failure.times += 1
    failure.save()
    return True
