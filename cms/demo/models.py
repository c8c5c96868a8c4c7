from django.db import models


class SeedRun(models.Model):
    """A run of the seed. It is unfinished if it was interrupted; then the next run resumes it."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d %H:%M}"
