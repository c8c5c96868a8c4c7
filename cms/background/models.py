"""The lease of a running task."""

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
