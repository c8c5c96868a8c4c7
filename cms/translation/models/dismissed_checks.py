"""Failures of quality checks that somebody has declared not to be errors."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext


class DismissedCheck(models.Model):
    """A check that was dismissed for a segment, by whom and why.

    It holds for the words that it was said of: as soon as the original or its translation changes, the check is asked
    again.
    """

    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+", editable=False)
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+", editable=False)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", editable=False)
    code = models.CharField(max_length=50, editable=False)  # of the check (`checks.quality`)
    words_hash = models.CharField(max_length=64, editable=False)  # of the translation
    reason = models.CharField(_("reason"), max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dismissed check")
        verbose_name_plural = _("dismissed checks")
        constraints = [
            models.UniqueConstraint(
                fields=["context", "string", "locale", "code", "words_hash"], name="translation_dismissed_once"
            ),
        ]

    def __str__(self):
        return f"{self.context_id}: {self.code}"
