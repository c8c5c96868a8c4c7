"""The authorship of each text. Revisions also store who saved them, but revisions are purged."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Authorship(models.Model):
    """The writer of each word of a page's or snippet's latest draft, updated at each save.

    `runs` has the format of `attribution.pack`, `memory` is a list of such runs. `counts` maps each user id (as a
    string) to the number of words that nobody else has published yet. `counts`, `unknown` and `total` are
    computed from `runs`, for lists that ask about many texts at once.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")  # the base type
    object_id = models.CharField(max_length=255)
    revision_id = models.BigIntegerField(null=True)  # no foreign key: the revision may be purged
    runs = models.JSONField(default=list)
    memory = models.JSONField(default=list)  # passages of earlier drafts, in case that they are restored
    counts = models.JSONField(default=dict)
    unknown = models.PositiveIntegerField(default=0)  # words older than this table, or saved without a user
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
