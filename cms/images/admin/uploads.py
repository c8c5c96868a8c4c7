"""The upload kind of images, for uploads that wait for their details (cms.uploads)."""

import io
from typing import BinaryIO

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.views.multiple import CreateFromUploadedImageView

from cms.uploads.kinds import UploadKind

from ..files.checking import check_image
from ..files.errors import ImageFileError
from ..files.opening import open_upright
from ..forms import fill_from_file

PREVIEW = (330, 330)


def draw_preview(file: BinaryIO) -> bytes:
    """Return a small JPEG of an uploaded image. Raises SourceImageIOError if it cannot be read."""
    image = open_upright(file, lambda opened: opened.draft(None, PREVIEW))
    image.thumbnail(PREVIEW)
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    output = io.BytesIO()
    image.save(output, "JPEG", quality=80)
    return output.getvalue()


def check_upload(file: BinaryIO) -> None:
    """Raise ValidationError if an upload cannot be accepted as an image."""
    try:
        check_image(file)
    except ImageFileError as error:
        raise ValidationError(str(error), code=error.code) from error


UPLOADED_IMAGES = UploadKind(CreateFromUploadedImageView, "image", check_upload, fill_from_file, draw_preview)
