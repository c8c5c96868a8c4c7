"""The places of pictures in imported texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PicturePlace(models.Model):
    """A block of a draft that waits for its picture, which waits in the inbox to be finished."""

    arrival = models.ForeignKey("images.Arrival", on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    block_id = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("place of a picture")
        verbose_name_plural = _("places of pictures")
        constraints = [models.UniqueConstraint(fields=["page", "block_id"], name="one_picture_for_each_place")]

    def __str__(self):
        return f"{self.page_id}: {self.block_id}"
