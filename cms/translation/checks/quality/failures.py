"""The result of a check."""

from typing import NamedTuple


class Failure(NamedTuple):
    """A fault of a translated segment, as a sentence."""

    code: str  # of the check
    message: str  # in the active language
    is_blocking: bool = False  # whether it prevents the submission of the text
