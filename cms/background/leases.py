"""Leases of tasks: created with the claim, renewed while the task runs, checked before its result is stored."""

import datetime
import logging
import threading
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from .models import Lease
from .processes import get_machine, identify_process, is_gone

logger = logging.getLogger("django_tasks_db")
BEATS = 4  # renewals within the duration of a lease
# A running task without a lease was claimed by a worker of an older version without leases, which may still run it.
GRACE = datetime.timedelta(minutes=10)


class LeaseLostError(Exception):
    """Another worker has taken over the task; this worker's result is dropped."""


class WorkerLostError(Exception):
    """All workers that started the task were lost; it is not tried again."""


def give_lease(task: DBTaskResult) -> Lease:
    """Create a lease for this process. Call it in the transaction that claims the task."""
    Lease.objects.filter(task=task).delete()
    return Lease.objects.create(task=task, process=identify_process(), expires_at=_get_end())


@contextmanager
def renewing(lease: Lease):
    """Renew a lease while the block runs, in a thread with its own database connection."""
    ended = threading.Event()
    thread = threading.Thread(target=_renew, args=(lease, ended), name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=5)


def _renew(lease: Lease, ended: threading.Event) -> None:
    give_up_at = time.monotonic() + settings.TASK_MAX_SECONDS
    try:
        while not ended.wait(settings.TASK_LEASE_SECONDS / BEATS) and time.monotonic() < give_up_at:
            try:
                mine = Lease.objects.filter(pk=lease.pk, token=lease.token)
                if not mine.update(expires_at=_get_end()):
                    return  # lost, or the task has just finished
            except DatabaseError:  # locked or unavailable for a moment: the next beat tries again
                logger.warning("The lease of task %s could not be renewed now.", lease.pk, exc_info=True)
                connection.close()
    finally:
        connection.close()


@contextmanager
def holding(lease: Lease):
    """Run a block and delete the lease in one transaction. Raise LeaseLostError if the lease is lost.

    No other worker can take over the task while the block runs.
    """
    with transaction.atomic():
        if not Lease.objects.select_for_update().filter(pk=lease.pk, token=lease.token).exists():
            raise LeaseLostError
        yield
        Lease.objects.filter(pk=lease.pk, token=lease.token).delete()


def take_up_abandoned() -> int:
    """Make tasks ready again whose workers are lost; return their number.

    A worker is lost if its lease has expired, or if its process has ended, which is detected on the same machine only.
    A task that lost TASK_MAX_ATTEMPTS workers is marked as failed, as it would probably end the next one too.
    """
    now = timezone.now()
    local = Lease.objects.filter(process__startswith=f"{get_machine()}/") if get_machine() else Lease.objects.none()
    lost = {lease.pk for lease in Lease.objects.filter(expires_at__lt=now)}
    lost |= {lease.pk for lease in local if is_gone(lease.process)}
    leaseless = Q(lease=None) & (Q(started_at=None) | Q(started_at__lt=now - GRACE))
    lost |= set(DBTaskResult.objects.running().filter(leaseless).values_list("pk", flat=True))
    return sum(_make_ready(pk) for pk in lost)


def _make_ready(pk) -> bool:
    with exclusive_transaction():
        task = DBTaskResult.objects.running().select_for_update(skip_locked=True).filter(pk=pk).first()
        lease = Lease.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if task is None:
            # Either its worker has locked the row to finish it, or it has finished: then delete the leftover lease.
            if lease and not DBTaskResult.objects.running().filter(pk=pk).exists():
                lease.delete()
            return False
        if lease is None and Lease.objects.filter(pk=pk).exists():
            return False  # its worker is finishing it at this moment
        if lease and lease.expires_at >= timezone.now() and not is_gone(lease.process):
            return False  # renewed meanwhile, or taken over by another worker
        if lease:
            lease.delete()
        if len(task.worker_ids) >= settings.TASK_MAX_ATTEMPTS:
            task.set_failed(WorkerLostError(f"{len(task.worker_ids)} workers were lost while they ran it."))
            logger.error("Task id=%s path=%s lost its workers: it is given up.", task.pk, task.task_path)
            return False
        put_back(task)
        logger.warning("Task id=%s path=%s lost its worker: it is taken up again.", task.pk, task.task_path)
        return True


def put_back(task: DBTaskResult) -> None:
    """Make a claimed task ready again."""
    task.status = TaskResultStatus.READY
    task.started_at = None
    task.save(update_fields=["status", "started_at"])


def _get_end() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(seconds=settings.TASK_LEASE_SECONDS)
