"""The translation memory: derived data, which `rebuild_translation_memory` rebuilds at any time."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class MemoryUnit(models.Model):
    """A paragraph or sentence with its translation, from one place of a text, picture or snippet.

    It has no reference to wagtail-localize's row: `memory.keeping.writing.write_units` rewrites the units of a text at
    once.
    Numbers, dates and tags of `source` and `target` are told by `memory.normalising`.
    """

    class Level(models.TextChoices):
        PARAGRAPH = "p", _("Paragraph")
        SENTENCE = "s", _("Sentence")

    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    target_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=1, choices=Level)
    source = models.TextField()  # HTML, as wagtail-localize stores it
    target = models.TextField()
    words = models.TextField()  # of the source, in their normal form, with a space between
    length = models.PositiveSmallIntegerField()  # in words
    exact_hash = models.CharField(max_length=32)
    skeleton_hash = models.CharField(max_length=32, blank=True)  # the same if only numbers, dates and tags differ
    before_hash = models.CharField(max_length=32, blank=True)  # exact hashes of the segments before and after
    after_hash = models.CharField(max_length=32, blank=True)
    source_stems = models.TextField(blank=True)  # for the concordance; of paragraphs only
    target_stems = models.TextField(blank=True)
    # The translation key of the text; None for the library's own words of a picture.
    object_key = models.UUIDField(null=True)
    path = models.TextField()  # of the segment within the text
    # The picture whose alt text or title it is: in the library, or as the text's translators propose it.
    image = models.ForeignKey(settings.WAGTAILIMAGES_IMAGE_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    is_approved = models.BooleanField(default=False)  # readers of the live text see it, or the library has it
    is_machine = models.BooleanField(default=False)  # a machine wrote it, and nobody has changed it
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("unit of the translation memory")
        verbose_name_plural = _("units of the translation memory")
        indexes = [
            models.Index(fields=["exact_hash", "target_locale"], name="translation_memory_exact"),
            models.Index(fields=["skeleton_hash", "target_locale"], name="translation_memory_skeleton"),
            models.Index(fields=["object_key", "target_locale"], name="translation_memory_texts"),
        ]

    def __str__(self):
        return f"{self.source[:40]} → {self.target[:40]}"


class MemoryWord(models.Model):
    """A word of a unit's source: by these, candidates for a text are selected (`memory.finding.candidates`)."""

    unit = models.ForeignKey(MemoryUnit, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()  # of the word within its pair of languages
    length = models.PositiveSmallIntegerField()  # that of the unit

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the translation memory")
        verbose_name_plural = _("words of the translation memory")
        indexes = [models.Index(fields=["key", "length", "unit"], name="translation_memory_words")]

    def __str__(self):
        return f"{self.key}: {self.unit_id}"
