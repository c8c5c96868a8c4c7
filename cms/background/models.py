"""What background work leaves in the database: leases of running tasks, signs of life of workers, runs of timers."""

import uuid

from django.db import models
from django_tasks_db.models import DBTaskResult


class Lease(models.Model):
    """The right of one worker to finish one task; it expires unless the worker renews it.

    `token` is the fencing token: a worker that takes over the task replaces the row, and the first worker's result is
    dropped.
    """

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="lease")
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    process = models.CharField(max_length=120, blank=True)  # machine and process (cms.background.processes)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.task_id} until {self.expires_at:%H:%M:%S}"


class Failure(models.Model):
    """How often a task has raised an exception and was tried again (cms.background.retries)."""

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="failure")
    times = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return f"{self.task_id}: {self.times}"


class Heartbeat(models.Model):
    """When a worker last looked for tasks. Its loop writes it, not a thread, so a worker that hangs is late."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    process = models.CharField(max_length=120, blank=True)
    seen_at = models.DateTimeField()

    def __str__(self):
        return f"{self.worker_id} at {self.seen_at:%H:%M:%S}"


class TimerRun(models.Model):
    """The last run of one timer (cms.background.timers)."""

    timer = models.CharField(max_length=40, primary_key=True)
    # When the row was created: a timer that has never run is late some time after this.
    expected_since = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)  # until then no other host starts it
    succeeded_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)  # of the last run: the commands that failed

    def __str__(self):
        return self.timer
