from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class PictureTextManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("locale")


class PictureText(models.Model):
    """An image's alt text and title in one language. They are rows so that a new language needs no new columns."""

    picture = models.ForeignKey(
        "images.CustomImage", verbose_name=_("picture"), on_delete=models.CASCADE, related_name="texts"
    )
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("alt text"), blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True)

    objects = PictureTextManager()

    # The row belongs to the image and does not count as a use of it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("words of a picture")
        verbose_name_plural = _("words of pictures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["picture", "locale"], name="one_text_for_each_language"),
            models.CheckConstraint(condition=Q(text__gt="") | Q(title__gt=""), name="picture_text_not_empty"),
        ]

    def __str__(self):
        return self.text or self.title
