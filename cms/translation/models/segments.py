"""Changes and versions of segments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext


class SegmentChange(models.Model):
    """A segment of the source that changed since it was translated, with its former words, until it is retranslated.

    `string` is the new source text, null if the segment was removed. `former_source` is the text that the translator
    saw, also after several changes; empty if the segment is new.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="changes")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, null=True, on_delete=models.CASCADE, related_name="+")
    former_source = models.TextField(blank=True)
    former_translation = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("changed segment")
        verbose_name_plural = _("changed segments")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.context_id}: {self.former_source[:40]}"


class SegmentVersion(models.Model):
    """A version of a segment's translation, with its writer and time: wagtail-localize keeps only the latest.

    See docs/decisions/trap-07-memory.md.
    """

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    data = models.TextField(blank=True)  # empty if the translation was deleted
    translation_type = models.CharField(max_length=20, choices=StringTranslation.TRANSLATION_TYPE_CHOICES, blank=True)
    tool_name = models.CharField(max_length=255, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    runs = models.JSONField(null=True)  # who wrote which words (text.authors); null in rows older than this field
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("version of a segment")
        verbose_name_plural = _("versions of segments")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["context", "locale", "string"], name="translation_segment_versions")]

    def __str__(self):
        return f"{self.context_id}: {self.data[:40]}"
