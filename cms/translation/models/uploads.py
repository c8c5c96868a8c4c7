"""PO files that wait to be confirmed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class UploadedPOFile(models.Model):
    """An uploaded PO file that waits to be confirmed; files that are not confirmed are deleted after a day."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="uploaded_po_files")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.TextField()
    uploaded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("uploaded PO file")
        verbose_name_plural = _("uploaded PO files")

    def __str__(self):
        return f"{self.translation_id}: {self.user_id}, {self.uploaded_at}"
