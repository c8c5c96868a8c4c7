"""News for the people who take part in a translation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class Notice(models.Model):
    """A piece of routine news for one person, sent in the next digest (`send_digest`)."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted for moderation")
        APPROVED = "approved", _("Approved")
        WAITS = "waits", _("Approved, waits to go live")
        VOIDED = "voided", _("Approval no longer holds")
        STARTED = "started", _("To translate")
        CHANGED = "changed", _("The original has changed")
        COMMENTED = "commented", _("Comments")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.kind}: {self.recipient_id}"
