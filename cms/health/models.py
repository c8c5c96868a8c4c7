"""Faults that have been seen, and a row that is written to see whether the database takes writes."""

from django.db import models


class Fault(models.Model):
    """A fault that was there at the last look; its row is deleted when it is over."""

    code = models.CharField(max_length=200)
    host = models.CharField(max_length=200, blank=True)  # the host that found it with itself; empty: the site's
    seen_since = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "host"], name="one_row_for_each_fault")]

    def __str__(self):
        return self.code


class LastWrite(models.Model):
    """A single row, written by each check of writing."""

    written_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.written_at:%H:%M:%S}"
