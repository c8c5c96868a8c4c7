"""The picture library: pictures with an author, a licence and a source."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    author = models.CharField(_("author"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "author")


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"),
        ]
