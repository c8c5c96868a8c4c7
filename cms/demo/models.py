from django.db import models


class SeedRun(models.Model):
    """One filling of the database with demonstration content; unfinished where it was interrupted, so that it resumes."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.started_at:%Y-%m-%d %H:%M}"
