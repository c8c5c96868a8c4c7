"""django-tasks-db's worker with leases: if the worker is lost, another one runs its task; one result is stored."""

import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from django.db import DatabaseError, OperationalError, close_old_connections, transaction
from django_tasks.base import TaskContext
from django_tasks.signals import task_finished, task_started
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception, retry

from . import leases, retries
from .heartbeats import Pulse
from .models import Lease
from .transactional import is_in_one_transaction

logger = logging.getLogger("django_tasks_db")
LOOK_EVERY = 5  # seconds between checks for tasks whose workers are lost


class LeasedWorker(Worker):
    """Run one task at a time, each with a lease."""

    def run(self) -> None:
        pulse = Pulse(self.worker_id)
        try:
            self.run_until_told(pulse)
        finally:
            with suppress(DatabaseError):  # it is late soon anyway
                pulse.end()

    def run_until_told(self, pulse: Pulse) -> None:
        if self.startup_delay and self.interval:
            time.sleep(random.random())  # noqa: S311 - so that workers started together do not poll at once
        look_at = 0.0
        while self.running:
            close_old_connections()  # the database may have dropped them while the worker slept
            taken_up = 0
            try:
                pulse.beat()
                if time.monotonic() >= look_at:
                    taken_up = leases.take_up_abandoned()
                    look_at = time.monotonic() + LOOK_EVERY
                claimed = self.claim_next()
            except OperationalError as error:
                if not is_locked_database_exception(error):
                    raise
                time.sleep(self.interval)
                continue
            if claimed:
                self.run_leased(*claimed)
            elif self.batch and not taken_up:
                return
            if self.max_tasks is not None and self._run_tasks >= self.max_tasks:
                return
            if self.running and not claimed:
                time.sleep(self.interval)

    def claim_next(self) -> tuple[DBTaskResult, Lease] | None:
        """Claim the next task and create its lease in one transaction; return None if no task is ready."""
        tasks = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        if not self.process_all_queues:
            tasks = tasks.filter(queue_name__in=self.queue_names)
        if self.excluded_queue_names:
            tasks = tasks.exclude(queue_name__in=self.excluded_queue_names)
        with exclusive_transaction(tasks.db):
            task = tasks.get_locked()
            if task is None:
                return None
            task.claim(self.worker_id)
            return task, leases.give_lease(task)

    def run_leased(self, task: DBTaskResult, lease: Lease) -> None:
        """Run a task, and store its result if the lease is still valid."""
        self.running_task = True
        try:
            with leases.renewing(lease):
                self._run(task, lease)
            if task.finished_at:
                self._send_task_finished(task)
        except leases.LeaseLostError:
            logger.warning("Task id=%s was taken up by another worker: the result is dropped.", task.pk)
        except (SystemExit, KeyboardInterrupt):  # stopped without waiting: another worker starts the task again
            self._put_back(task, lease)
            raise
        finally:
            self.running_task = False
            self._run_tasks += 1

    def _run(self, task: DBTaskResult, lease: Lease) -> None:
        try:
            definition = task.task
            task_started.send(sender=type(definition.get_backend()), task_result=task.task_result)
            if is_in_one_transaction(definition):
                with transaction.atomic():
                    result = self._call(task)
                    with leases.holding(lease):
                        task.set_successful(result)
                return
            result = self._call(task)
        except (leases.LeaseLostError, SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._retry_or_fail(task, lease, error)
            return
        try:
            self._finish(lease, lambda: task.set_successful(result))
        except (leases.LeaseLostError, SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:  # the result cannot be stored, and could not be the next time
            self._finish(lease, partial(task.set_failed, error))

    def _retry_or_fail(self, task: DBTaskResult, lease: Lease, error: BaseException) -> None:
        """Put a task that has raised an exception back, for later; it has failed if that was the last time."""

        def store() -> bool:
            if isinstance(error, Exception) and not isinstance(error, ImportError) and retries.retry_later(task.pk):
                return True
            task.set_failed(error)
            return False

        if self._finish(lease, store):
            logger.warning("Task id=%s path=%s failed: it is tried again.", task.pk, task.task_path, exc_info=error)

    @staticmethod
    def _call(task: DBTaskResult):
        result = task.task_result
        context = [TaskContext(task_result=result)] if result.task.takes_context else []
        return result.task.call(*context, *result.args, **result.kwargs)

    @staticmethod
    @retry()
    def _finish(lease: Lease, store: Callable):
        with leases.holding(lease):
            return store()

    @staticmethod
    def _put_back(task: DBTaskResult, lease: Lease) -> None:
        try:
            with leases.holding(lease):
                task.worker_ids = task.worker_ids[:-1]  # the worker was not lost: do not count this attempt
                task.save(update_fields=["worker_ids"])
                leases.put_back(task)
        except leases.LeaseLostError:
            pass

    @staticmethod
    def _send_task_finished(task: DBTaskResult) -> None:
        try:
            task_finished.send(sender=type(task.task.get_backend()), task_result=task.task_result)
        except ImportError:
            logger.exception("Task id=%s failed: its function is not there any more.", task.pk)
