"""What addresses were, where Wagtail's redirects do not know it.

A page's former addresses are rows of `wagtail.contrib.redirects`. Texts that are no pages have a slug in the address of
a list below a page (`/fr/magazine/rubrique/entretiens/`): theirs are kept here, once, whatever the page's address was.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class FormerSlug(models.Model):
    """A slug that a text had in its language while readers could see it; the last that had it keeps it."""

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
