"""The words of a segment without markup."""

import html
import re
import unicodedata
from functools import cached_property

from cms.languages.profile import LanguageProfile
from cms.languages.registry import get_profile
from cms.languages.spaces import SET_ASIDE

from .addresses import ADDRESS

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# Not across another such tag: one that is never closed would be looked for to the end, from each of them.
_ITALIC = re.compile(r"<(i|em|cite)\b[^<>]*>(?:(?!<(?:i|em|cite)\b).)*?</\1>", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"[^\W\d_]+")
ALL_QUOTES = '«»“”„‟"‹›'


class Text:
    """One side of a segment: its markup, its words, and the profile of its language."""

    def __init__(self, markup: str, language: str):
        self.markup = markup
        self.language = language

    @cached_property
    def profile(self) -> LanguageProfile:
        return get_profile(self.language)

    @cached_property
    def plain(self) -> str:
        """Return the words without tags, with entities resolved."""
        return to_plain(self.markup)

    @cached_property
    def bare(self) -> str:
        """Return the words with a sign in place of URLs, hashtags and names with an @, which are not text."""
        return ADDRESS.sub(lambda match: SET_ASIDE * len(match[0]), self.plain)

    @cached_property
    def addresses(self) -> list[str]:
        """Return the URLs, email addresses, hashtags and names with an @, in order."""
        return ADDRESS.findall(self.plain)

    @cached_property
    def words(self) -> list[str]:
        """Return the words as they are written, without numbers and URLs."""
        return WORD.findall(self.bare)

    @cached_property
    def folded(self) -> list[str]:
        """Return the words in lower case and without accents, like the stop words of the profiles."""
        return [fold(word) for word in self.words]

    @cached_property
    def italics(self) -> int:
        """Return the number of passages in italics, which may replace quotation marks."""
        return len(_ITALIC.findall(self.markup))


def to_plain(markup: str) -> str:
    """Return a segment's words without tags, with entities resolved."""
    if "<" in markup:
        markup = _TAG.sub("", _BREAK.sub("\n", markup))
    return html.unescape(markup) if "&" in markup else markup


def take_out_titles(markup: str) -> str:
    """Return a segment's words without those in italics: titles of works, words of other languages."""
    return to_plain(_ITALIC.sub(" ", markup))


def fold(word: str) -> str:
    """Return a word in lower case without accents and ligatures."""
    word = word.casefold()
    if word.isascii():
        return word
    word = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def normalise(markup: str) -> str:
    """Return the words in a form that is equal for different quotation marks, spaces, tags and case."""
    plain = re.sub(f"[{ALL_QUOTES}]", '"', to_plain(markup).replace("’", "'").replace("...", "…"))
    return " ".join(re.sub(r'"\s+|(?<!\s)\s+"', '"', plain).split()).casefold()
