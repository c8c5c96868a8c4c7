"""What a check finds."""

from typing import NamedTuple

from django.utils.functional import Promise


class Problem(NamedTuple):
    """A problem: a word for probes, and a sentence for administrators. Strangers may read the word."""

    code: str  # the same as long as it is the same fault
    word: str
    sentence: str | Promise
    host: str = ""  # of several, the one that it is about; empty if it is about the site
