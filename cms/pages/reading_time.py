"""Estimate the reading time of a text."""

import re

from django.utils.html import strip_tags

from cms.languages.registry import get_profile

# The same content takes more words in one language than in another, and reading speeds differ. Trauzettel-Klosinski and
# Dietz, "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
# Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461: means of 25 adults each, who read aloud (silent
# reading is somewhat faster, and too long an estimate is better than too short a one); Portuguese is Brazilian.
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def count_words(body) -> int:
    """Return the number of words in a StreamField's value, counting all text that it gives to the search index."""
    return sum(count_words_of(str(part)) for part in body.stream_block.get_searchable_content(body))


def count_words_of(text: str) -> int:
    """Return the number of words in a text, plain or HTML."""
    return len(_WORD.findall(strip_tags(text)))


def estimate_minutes(words: int, language: str) -> int:
    """Return the reading time in minutes in a language ("fr", "pt-pt"), at least 1; 0 for an empty text."""
    speed = get_profile(language).words_a_minute
    return max(1, round(words / speed)) if words else 0
