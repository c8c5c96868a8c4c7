"""Why a file is refused: stored as a code with values, shown as a sentence in the reader's language."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..files import errors
from ..files.errors import ImageFileError


class NotAPictureError(ImageFileError):
    sentence = gettext_lazy("This is not a picture that the library takes: use JPEG, PNG, WebP, AVIF or HEIC.")
    code = "not_a_picture"


class EmptyFileError(ImageFileError):
    sentence = gettext_lazy("This file is empty.")
    code = "empty"


class TooLargeError(ImageFileError):
    code = "too_large"

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def __str__(self):
        return _("This file is too large: at most %(size)s are accepted. Make it smaller.") % {
            "size": filesizeformat(self.most)
        }


_ERRORS = {
    error.code: error
    for error in (
        NotAPictureError,
        EmptyFileError,
        TooLargeError,
        errors.DamagedImageError,
        errors.TooManyPixelsError,
        errors.TooHeavyError,
    )
}


def note_refusal(error: ImageFileError) -> list:
    """Return what is stored of an error. The format is known by the content, so others are not pictures."""
    if isinstance(error, errors.UnknownFormatError):
        error = NotAPictureError()
    return [error.code, *error.args]


def say_refusal(noted: list) -> str:
    """Return the sentence of a stored reason, in the active language; "" if there is none."""
    if not noted:
        return ""
    code, *values = noted
    return str(_ERRORS.get(code, ImageFileError)(*values))
