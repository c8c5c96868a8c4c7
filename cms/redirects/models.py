"""Former slugs of snippets, which Wagtail's redirects do not cover.

A page's former URLs are rows of `wagtail.contrib.redirects`. The slug of a snippet is part of the URL of a list below a
page (`/fr/magazine/rubrique/entretiens/`). Each former slug is stored here once, for all former URLs of that page.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class FormerSlug(models.Model):
    """A slug that a published snippet had in its language. If several had it, the row belongs to the last."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=255)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "locale", "slug"], name="redirects_one_text_per_slug")
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="redirects_slugs_of_text")]

    def __str__(self):
        return f"{self.slug}: {self.content_type_id}/{self.object_id}"
