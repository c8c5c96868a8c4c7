from django.db import models
from wagtail.images.models import AbstractRendition

from ..withholding import get_admin_address, is_withheld, make_name


class CustomRendition(AbstractRendition):
    image = models.ForeignKey("images.CustomImage", on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename):
        """Return the path of the file; the admin's renditions of a withheld image get one without a public URL."""
        return make_name(filename) if is_withheld(self.image.file.name) else super().get_upload_to(filename)

    @property
    def url(self):
        return get_admin_address(self) if is_withheld(self.file.name) else super().url

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"),
        ]
