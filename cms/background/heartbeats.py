"""Signs of life: each worker writes when it last looked for tasks."""

import datetime
import time

from django.utils import timezone

from .models import Heartbeat, Lease
from .processes import identify_process, is_gone
from .signals import minute_passed

EVERY = 15  # seconds between two heartbeats
# SQLite may make a worker wait for a long publication.
LATE_AFTER = datetime.timedelta(minutes=2)
FORGOTTEN_AFTER = datetime.timedelta(days=1)


class Pulse:
    """The heartbeat of one worker. Call `beat` in the worker's loop as often as you like."""

    def __init__(self, worker_id: str):
        self.worker_id = worker_id
        self.beat_at = self.minute_at = float("-inf")

    def beat(self) -> None:
        now = time.monotonic()
        if now - self.beat_at >= EVERY:
            known = {"process": identify_process(), "seen_at": timezone.now()}
            Heartbeat.objects.update_or_create(worker_id=self.worker_id, defaults=known)
            self.beat_at = now
        if now - self.minute_at >= 60:
            self.minute_at = now
            Heartbeat.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
            minute_passed.send_robust(sender=type(self))

    def end(self) -> None:
        """Withdraw the heartbeat of a worker that ends as it should."""
        Heartbeat.objects.filter(worker_id=self.worker_id).delete()


def count_alive() -> int:
    """Return how many workers look for tasks or run one; a worker's thread renews the lease while a task runs.

    A sign of life from the future was left while a clock was wrong, and says nothing.
    """
    now = timezone.now()
    seen = Heartbeat.objects.filter(seen_at__range=(now - LATE_AFTER, now + LATE_AFTER)).values_list(
        "process", flat=True
    )
    running = Lease.objects.filter(expires_at__gte=now).values_list("process", flat=True)
    return sum(not is_gone(process) for process in {*seen, *running})


def find_last() -> datetime.datetime | None:
    """Return when a worker was last seen; None if none was within a day."""
    return Heartbeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
