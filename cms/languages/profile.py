"""The fields of a language profile."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

# The value of a field that a profile does not define. There are no defaults: a profile must also state what its
# language does not have (`frozenset()`, `None`), so that a forgotten field differs from an empty one.
LACKING: Any = type("Lacking", (), {"__repr__": lambda self: "LACKING", "__bool__": lambda self: False})()


class Marks(NamedTuple):
    """A pair of quotation marks, including the spaces inside them."""

    opening: str
    closing: str


@dataclass(frozen=True, kw_only=True)
class LanguageProfile:
    # --- Typesetting (docs/reading.md) ---

    # Around a quotation, and around one within it.
    quotes: Marks = LACKING
    inner_quotes: Marks = LACKING
    # The marks that replace straight single marks around words.
    single_quotes: Marks = LACKING
    # Patterns and their replacements, applied in order to the text of a page, after the rules that all languages share
    # (`cms.core.typography.rules`). They only replace spaces with no-break spaces, or one mark with another; all can be
    # applied twice.
    spacing_rules: tuple[tuple[re.Pattern, str | Callable[[re.Match], str]], ...] = LACKING
    # Parts after a hyphen that are not separate words, such as pronouns: titles do not break before them.
    words_after_hyphens: frozenset[str] = LACKING
    # Words that must not end a line of a social card, as they belong to the next word. Words of one or two letters are
    # always kept with the next.
    weak_line_ends: frozenset[str] = LACKING

    # --- Sentences (`cms.languages.sentences`) ---

    # What a full stop follows without ending a sentence, in lower case and without its last full stop: "dr", "p. ex"
    # as "p.ex". Initials need not be named. Those that often end a sentence, such as "etc", are not listed.
    abbreviations: frozenset[str] = LACKING

    # --- Dates, countries, numbers ---

    # ISO 3166-1 code of the country for CLDR's data: dates, names of languages and countries, `og:locale`.
    country: str = LACKING
    # The first day of a month in dates: "1er" in French. CLDR has no pattern for it.
    first_of_month: str = LACKING
    # Whether common nouns begin with a capital within a sentence, as in German: then names of seasons keep theirs.
    capitalises_nouns: bool = LACKING
    # The reading speed of adults, in words a minute (`cms.pages.reading_time`).
    words_a_minute: int = LACKING

    # --- URLs ---

    # The words of URLs, without accents, with the same keys as in the profile of English.
    url_words: Mapping[str, str] = LACKING
    # The code that creativecommons.org uses for its deeds in this language; "" if it has none.
    deed_language: str = LACKING

    # --- Phrases that a catalogue cannot express, because they join a name to an article ---

    # Returns "Translated from ..." for a language's name in this language: "Traduit de l’anglais".
    translated_from: Callable[[str], str] = LACKING

    # --- The newsroom ---

    # The code of Wagtail's catalogue for the admin: "pt-pt" for Portuguese.
    admin_language: str = LACKING

    # --- Checks of translations (`cms.translation.checks.quality`); months, weekdays, decimal marks are CLDR's ---

    # Words of numbers, in lower case: cardinals, ordinals, and other words with the value of a number ("dozen").
    # Compounds of them are read automatically: "two hundred and twelve", "quatre-vingt-dix".
    number_words: Mapping[str, int] = LACKING
    # Those that often mean something else ("neuf"), alone or before a word ("huit-jours"). They may be a number, but no
    # translation is required to have it.
    uncertain_number_words: frozenset[str] = LACKING
    # Words between the words of one number: "two hundred and twelve".
    number_joints: frozenset[str] = LACKING
    # Matches a century with Roman numerals, which are its group "roman"; None if the language does not use them.
    century: re.Pattern | None = LACKING
    # Match the text before the number of a decade ("années", "anos"), or after it ("1920s"); None for none.
    before_decades: re.Pattern | None = LACKING
    after_decades: re.Pattern | None = LACKING
    # The words for units and currencies, by their signs, with the same keys as in the profile of English.
    unit_words: Mapping[str, frozenset[str]] = LACKING
    # Words that grammar repeats: "nous nous", "had had".
    repeated_words: frozenset[str] = LACKING

    # --- The readers' search (docs/search.md). All words are folded: lower case, no accents, no ligatures ---

    # Snowball's name of the language ("french"); "" if it has no stemmer for it.
    stemmer: str = LACKING
    # Words that say nothing about a text's subject. A word that folding makes equal to a meaningful one is not listed
    # if readers search for the latter.
    stop_words: frozenset[str] = LACKING
    # Irregular forms that no rule reduces to their word, with that word, which is then stemmed like any other.
    irregular_forms: Mapping[str, str] = LACKING
    # Words that are not stemmed, because the stemmer would reduce them to another word or treat them as plurals.
    unstemmed_words: frozenset[str] = LACKING
    # Functions applied to a word before the stemmer, and to the stem after it; None for none.
    before_stemming: Callable[[str], str] | None = LACKING
    after_stemming: Callable[[str], str] | None = LACKING
    # Elements that grammar joins to a word with an apostrophe, before and after it: "l’herbier", "museum’s". They apply
    # to all languages, because a text may quote another language.
    elisions: frozenset[str] = LACKING
    endings_after_apostrophes: frozenset[str] = LACKING

    def find_lacking(self) -> list[str]:
        """Return the names of the fields that the profile does not have."""
        return [field.name for field in fields(self) if getattr(self, field.name) is LACKING]


def read_words(text: str) -> frozenset[str]:
    """Return the words of a text on one or more lines."""
    return frozenset(text.split())
