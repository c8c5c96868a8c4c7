"""Who wrote the words of each text. Revisions also know who saved them, but they are purged."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Authorship(models.Model):
    """Who wrote each word of a page's or snippet's latest draft, brought up to date at each save.

    `runs` and `memory` are as `marks.pack` writes them. `counts` holds for each person (the id as text) the words that
    nobody else has published yet. All of it is worked out from `runs`, for lists that ask about many texts at once.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")  # the base type
    object_id = models.CharField(max_length=255)
    revision_id = models.BigIntegerField(null=True)  # no foreign key: the revision may be purged
    runs = models.JSONField(default=list)
    memory = models.JSONField(default=list)  # what earlier drafts said, in case that it is brought back
    counts = models.JSONField(default=dict)
    unknown = models.PositiveIntegerField(default=0)  # words from before this table, or saved in nobody's name
    total = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("authorship of a text")
        verbose_name_plural = _("authorship of texts")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="authorship_one_row_per_text"),
        ]

    def __str__(self):
        return f"{self.content_type_id}.{self.object_id}: {self.counts}"
