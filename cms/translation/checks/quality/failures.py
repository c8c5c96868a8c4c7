"""What a check says of a segment."""

from typing import NamedTuple


class Failure(NamedTuple):
    """What is wrong with a translated segment, in a sentence that names it."""

    code: str  # of the check
    message: str  # in the active language
    is_blocking: bool = False  # the text cannot be submitted so
