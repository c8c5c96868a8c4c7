"""What all file formats for terms share: limits and errors."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 2 * 1024 * 1024
MOST_CONCEPTS = 5000


class BadTermFileError(ValidationError):
    """A file that cannot be read; the message says why."""

    def __str__(self):
        return " ".join(self.messages)


def check_size(content: bytes) -> None:
    """Raise BadTermFileError if a file is too large or empty."""
    if len(content) > MOST_BYTES:
        raise BadTermFileError(_("This file is too large: terms have at most 2 MB."))
    if not content.strip():
        raise BadTermFileError(_("This file is empty."))
