"""The places of pictures in imported texts, and which texts came from where."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PicturePlace(models.Model):
    """A block of a draft that waits for its picture, which waits in the inbox to be finished.

    block_id: for the lead picture, the name of its field.
    """

    arrival = models.ForeignKey("images.Arrival", on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    block_id = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("place of a picture")
        verbose_name_plural = _("places of pictures")
        constraints = [models.UniqueConstraint(fields=["page", "block_id"], name="one_picture_for_each_place")]

    def __str__(self):
        return f"{self.page_id}: {self.block_id}"


class ImportedPost(models.Model):
    """A post of another site, and the page that it became: it is imported once, also if the page is deleted here.

    group: what the post has in common with its translations there.
    """

    site = models.CharField(max_length=255)
    post_id = models.PositiveBigIntegerField()
    group = models.CharField(max_length=100, blank=True)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("imported post")
        verbose_name_plural = _("imported posts")
        constraints = [models.UniqueConstraint(fields=["site", "post_id"], name="importing_each_post_once")]
        indexes = [models.Index(fields=["site", "group"], name="importing_translations")]

    def __str__(self):
        return f"{self.site}: {self.post_id}"
