"""Files that pictures had before they were replaced, with what the pictures said of them then."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..withholding import make_name

FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
# What belongs to the file rather than to the places of the picture: it is kept with the file, and comes back with it.
SAID_OF_FILE = (
    *("kind", "author", "holder", "licence", "source_url", "uses", "territory", "starts_on", "expires_on"),
    *FOCUS,
)


def make_file_name(instance, filename: str) -> str:
    return make_name(filename)


class FormerFile(models.Model):
    """A file that a picture had. Rows of one picture whose files are the same share one stored file."""

    image = models.ForeignKey("images.CustomImage", on_delete=models.CASCADE, related_name="former_files")
    file = models.FileField(upload_to=make_file_name, max_length=255)
    preview = models.FileField(upload_to=make_file_name, max_length=255, blank=True)
    name = models.CharField(_("file"), max_length=255)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file_size = models.PositiveBigIntegerField(null=True)
    file_hash = models.CharField(max_length=40)
    said = models.JSONField(default=dict, encoder=DjangoJSONEncoder)  # values by the names of SAID_OF_FILE
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    replaced_at = models.DateTimeField(auto_now_add=True)

    # It is no use of the picture.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("former file")
        verbose_name_plural = _("former files")
        ordering = ["-pk"]

    def __str__(self):
        return self.name
