"""The words of the interface in each language, from the catalogues, to find words in the wrong language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib
from babel import Locale
from django.conf import settings
from django.template.base import DebugLexer, TokenType

from .reading import normalise

LANGUAGES = ("fr", "pt", "en")
# Names that are the same in every language.
NAMES = ("MuseumWeek", "Magazine", "Culture For Causes Network", "OpenStreetMap")
# Words that occur in only one of the three languages.
COMMON_WORDS = {
    "fr": "le les des du et est une dans qui pour sur avec aux cette sont pas elle nous vous ces leur mais où être",
    "pt": "o os dos das do da uma em para com não na nos ao é são pelo pela seu sua um nas quem isso",
    "en": "the of and to is for that with was by from it are this at be their who which has have not",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Phrase:
    """A message, or a part of one between tags, in one language."""

    text: str
    language: str
    pattern: re.Pattern

    def fits(self, text: str) -> bool:
        return self.pattern.fullmatch(text) is not None


@cache
def get_phrases() -> dict[str, list[Phrase]]:
    """Return every phrase of the interface by language; the English ones are the message ids."""
    phrases: dict[str, dict[str, Phrase]] = {code: {} for code in LANGUAGES}
    for code in LANGUAGES:
        catalogue = "fr" if code == "en" else code
        entries = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / catalogue / "LC_MESSAGES" / "django.po"))
        for entry in (entry for entry in entries if not entry.obsolete):
            translated = [entry.msgstr, *entry.msgstr_plural.values()]
            texts = [entry.msgid, entry.msgid_plural] if code == "en" else translated
            for part in (part for text in texts for part in re.split(r"<[^>]+>", text)):
                if re.search(r"[^\W\d_]", PLACEHOLDER.sub("", part)):
                    phrases[code][normalise(part)] = _make_phrase(normalise(part), code)
    return {code: list(found.values()) for code, found in phrases.items()}


def _make_phrase(text: str, code: str) -> Phrase:
    pieces = [re.escape(piece) for piece in PLACEHOLDER.split(text)]
    return Phrase(text, code, re.compile(".{1,60}".join(pieces), re.IGNORECASE))


@cache
def find_foreign(text: str, language: str) -> str:
    """Return language and message if a text is a message of another language only; otherwise ""."""
    phrases = get_phrases()
    if any(phrase.fits(text) for phrase in phrases[language]):
        return ""
    for code in LANGUAGES:
        if code != language and (found := next((one for one in phrases[code] if one.fits(text)), None)):
            return f"{code}: {found.text}"
    return ""


@cache
def get_calendar_words(language: str) -> set[str]:
    """Return the names of months and days, in all the forms that dates have."""
    locale = Locale.parse("pt_PT" if language == "pt" else language)
    return {
        word.casefold()
        for names in (locale.months, locale.days)
        for by_width in names.values()
        for values in by_width.values()
        for name in values.values()
        for word in re.findall(r"[^\W\d_]+", name)
    } | {"de", "er"}


@cache
def guess_language(text: str) -> str:
    """Return the language of a sentence by its small words, or "" if they do not show it."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = sorted(((len(words & set(common.split())), code) for code, common in COMMON_WORDS.items()), reverse=True)
    (most, code), (second, _other) = counts[:2]
    return code if most >= 2 and most > 2 * second else ""


def list_untranslated_words(template: Path) -> list[str]:
    """Return the words in a template that are not translated; names are the same in every language."""
    text, within = "", ""
    for token in DebugLexer(template.read_text(encoding="utf-8")).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if name in ("blocktranslate", "comment") or token.contents == "block body_class":
                within = name
            elif name == f"end{within}":
                within = ""
        elif token.token_type == TokenType.TEXT and not within:
            text += token.contents
        else:
            text += "_"  # a value: the text around it is one attribute or word
    spoken = re.findall(r'\s(?:alt|title|aria-label|placeholder)="([^"]*)"', text)
    spoken.append(re.sub(r"<[^>]*>", " ", text))
    for name in NAMES:
        spoken = [words.replace(name, " ") for words in spoken]
    return [word for words in spoken for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", words))]
