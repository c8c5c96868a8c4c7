"""What a profile says of its language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

# Stands for a field that a profile does not have. There is no default: a profile also says what its language does
# without (`frozenset()`, `None`), so that a forgotten field is told from one that is empty.
LACKING: Any = type("Lacking", (), {"__repr__": lambda self: "LACKING", "__bool__": lambda self: False})()


class Marks(NamedTuple):
    """A pair of quotation marks, with the spaces that belong inside them."""

    opening: str
    closing: str


@dataclass(frozen=True, kw_only=True)
class LanguageProfile:
    # --- Typesetting (docs/reading.md) ---

    # Around a quotation, and around one within it.
    quotes: Marks = LACKING
    inner_quotes: Marks = LACKING
    # What straight single marks around words become.
    single_quotes: Marks = LACKING
    # Patterns and what takes their place, applied one after the other to the text of a page, behind the rules that all
    # languages have in common (`cms.core.typography.rules`). They only join what was typed apart, or put one mark for
    # another; all can be applied twice.
    spacing_rules: tuple[tuple[re.Pattern, str | Callable[[re.Match], str]], ...] = LACKING
    # What stands behind a hyphen and is not a word by itself, such as pronouns: a title does not break before them.
    words_after_hyphens: frozenset[str] = LACKING
    # Words that a line of a social card does not end with, as they belong to the next word. Words of one or two letters
    # are always kept with the next.
    weak_line_ends: frozenset[str] = LACKING

    # --- Dates, countries, numbers ---

    # ISO 3166-1 code of the country whose customs CLDR gives: dates, names of languages and countries, `og:locale`.
    country: str = LACKING
    # How the first day of a month is written: "1er" in French. CLDR has no pattern for it.
    first_of_month: str = LACKING
    # Whether common nouns begin with a capital within a sentence, as in German: then names of seasons keep theirs.
    capitalises_nouns: bool = LACKING
    # How fast adults read, in words a minute (`cms.pages.reading_time`).
    words_a_minute: int = LACKING

    # --- Addresses ---

    # The words of addresses, without accents, by what they stand for: those that the profile of English has.
    url_words: Mapping[str, str] = LACKING
    # The code that creativecommons.org uses for its deeds in this language; "" where it has none.
    deed_language: str = LACKING

    # --- Phrases that no catalogue can hold, since they join a name to an article ---

    # Says what a text was translated from, given a language's name in this language: "Traduit de l’anglais".
    translated_from: Callable[[str], str] = LACKING

    # --- The newsroom ---

    # The code of the language in which Wagtail's admin has a catalogue: "pt-pt" for Portuguese.
    admin_language: str = LACKING

    # --- Checks of translations (`cms.translation.checks.quality`); months, weekdays, decimal marks are CLDR's ---

    # Words of numbers, in lower case: cardinals, ordinals, and words that stand for a number ("dozen"). What is made up
    # of them is read by itself: "two hundred and twelve", "quatre-vingt-dix".
    number_words: Mapping[str, int] = LACKING
    # Those that often mean something else ("neuf"): they may stand for a number, but no translation has to have it.
    uncertain_number_words: frozenset[str] = LACKING
    # What stands between words of one number: "two hundred and twelve".
    number_joints: frozenset[str] = LACKING
    # A century in Roman numerals, which are its group "roman"; None where they are not used.
    century: re.Pattern | None = LACKING
    # What stands before the number of a decade ("années", "anos"), or behind it ("1920s"); None for nothing.
    before_decades: re.Pattern | None = LACKING
    after_decades: re.Pattern | None = LACKING
    # What a unit or currency is called in words, by its sign: those that the profile of English has.
    unit_words: Mapping[str, frozenset[str]] = LACKING
    # Words that grammar repeats: "nous nous", "had had".
    repeated_words: frozenset[str] = LACKING

    # --- The readers' search (docs/search.md). All words are folded: lower case, no accents, no ligatures ---

    # Snowball's name of the language ("french"); "" where it has no stemmer for it.
    stemmer: str = LACKING
    # Words that say nothing of a text's subject. Those that folding makes equal to a word with a meaning of its own are
    # left out where readers look for that.
    stop_words: frozenset[str] = LACKING
    # Forms that no rule brings to their word, with that word, which is then stemmed like any other.
    irregular_forms: Mapping[str, str] = LACKING
    # Words that are kept as they are, since the stemmer would take them for another word or for a plural.
    unstemmed_words: frozenset[str] = LACKING
    # What is done to a word before the stemmer, and to the stem after it; None for nothing.
    before_stemming: Callable[[str], str] | None = LACKING
    after_stemming: Callable[[str], str] | None = LACKING
    # What grammar joins to a word by an apostrophe, before it and after it: "l’herbier", "museum’s". Texts of any
    # language may quote it, so that these hold in all.
    elisions: frozenset[str] = LACKING
    endings_after_apostrophes: frozenset[str] = LACKING

    def find_lacking(self) -> list[str]:
        """Return the names of the fields that the profile does not have."""
        return [field.name for field in fields(self) if getattr(self, field.name) is LACKING]


def read_words(text: str) -> frozenset[str]:
    """Return the words of a text that is written as one line or several."""
    return frozenset(text.split())
