"""Uploaded files of translations that wait to be confirmed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class TranslationUpload(models.Model):
    """What an uploaded file holds, until the user confirms what it changes; others are deleted after a day.

    The file itself is not stored: it was read once, and these are its documents (`exchange.documents`).
    """

    translation = models.ForeignKey(
        Translation, null=True, on_delete=models.CASCADE, related_name="uploads", editable=False
    )  # null if the file may hold several texts
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)
    name = models.CharField(max_length=255, editable=False)
    documents = models.JSONField(editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("uploaded translation")
        verbose_name_plural = _("uploaded translations")

    def __str__(self):
        return f"{self.name}: {self.user_id}, {self.uploaded_at}"
