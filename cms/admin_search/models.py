"""The index for searches in the newsroom."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class FoundBy(models.Model):
    """The folded words of one object, from its AutocompleteFields in all its languages (see `search_terms`)."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    words = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words to find something by")
        verbose_name_plural = _("words to find things by")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="finding_one_row_each")]

    def __str__(self):
        return self.words
