"""How long a text is."""

import re

from django.utils.html import strip_tags

WORDS_A_MINUTE = 220  # a common figure for silent reading of French, Portuguese and English prose
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def count_words(body) -> int:
    """Return the number of words in a StreamField's value: all the text that it gives to the search index."""
    return sum(count_words_of(str(part)) for part in body.stream_block.get_searchable_content(body))


def count_words_of(text: str) -> int:
    """Return the number of words in a text, plain or HTML."""
    return len(_WORD.findall(strip_tags(text)))


def estimate_minutes(words: int) -> int:
    """Return the minutes that reading takes, at least one; 0 for no text at all."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
