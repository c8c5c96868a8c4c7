"""The states of sources that revisions of translations were made from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision
from wagtail_localize.models import Translation

NOT_STORED = "?"


class TranslatedRevision(models.Model):
    """The state of the source that a revision of a translation was made from, stored when the revision is created.

    `fingerprint` is that of the source's segments (`segments.make_fingerprint`). A translation is out of date when the
    fingerprint of its live revision differs from its source's.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="translated")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="revisions")
    fingerprint = models.CharField(max_length=64)
    is_complete = models.BooleanField()  # no segment was missing
    # When the words were written, if the revision took over those of a former revision, with new dates or images.
    words_from = models.DateTimeField(null=True)
    # Hash of what translators had replaced (`segments.make_fingerprint_of_replaced`); NOT_STORED in rows that are
    # older than this field.
    replaced = models.CharField(max_length=64, default=NOT_STORED)

    class Meta:
        verbose_name = _("revision of a translation")
        verbose_name_plural = _("revisions of translations")

    def __str__(self):
        return f"{self.revision_id}: {self.fingerprint[:8]}"
