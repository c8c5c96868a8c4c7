"""Exceptions for refused image files, with a sentence in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ImageFileError(Exception):
    """A file that is not accepted as an image. `str()` of it is a translated sentence."""

    sentence = gettext_lazy("This file cannot be read as a picture.")
    code = "invalid_image"

    def __str__(self):
        return str(self.sentence)


class UnknownFormatError(ImageFileError):
    code = "invalid_image_extension"


class DamagedImageError(ImageFileError):
    sentence = gettext_lazy(
        "This picture is damaged or incomplete: it cannot be read to its end. "
        "Export or download it again, and upload that file."
    )
    code = "damaged"


class TooManyPixelsError(ImageFileError):
    code = "file_too_many_pixels"

    def __init__(self, width: int, height: int, most: int):
        super().__init__(width, height, most)
        self.width, self.height, self.most = width, height, most

    def __str__(self):
        return _(
            "This picture has too many pixels: %(width)s × %(height)s. "
            "At most %(millions)s million are accepted. Make it smaller, and upload it again."
        ) % {"width": self.width, "height": self.height, "millions": self.most // 1_000_000}


class TooHeavyError(ImageFileError):
    sentence = gettext_lazy(
        "Reading this picture takes too much memory or time. Save it again as a plain JPEG or PNG, and upload "
        "that file."
    )
    code = "too_heavy"


class NotCheckedError(ImageFileError):
    sentence = gettext_lazy("This picture could not be checked. Upload it again in a moment.")
    code = "not_checked"
