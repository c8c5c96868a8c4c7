"""Marking of the search words in titles, and in an excerpt of the text.

All output is escaped, typeset and safe to show. A word is marked if its stem is wanted, so that "musées" is marked for
"musée", just as it was found.
"""

import re
import unicodedata
from collections.abc import Collection

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

from cms.core.typography.typesetting import typeset_text
from cms.languages.analysis import Token, tokenise

EXCERPT_LENGTH = 240
# Only this much of a long text is searched for the best excerpt, so that an answer does not wait for a book.
LONGEST_TEXT = 60_000
PIECE = 800  # characters that are searched at a time
_SENTENCE_END = re.compile(r"[.!?…][»”\"’)]*\s+")
_LINE_END = re.compile(r"(?<=[^\s.!?…:;,»”’\")])[ \t]*[\r\n]+\s*")  # of a heading, a caption
_SPACES = re.compile(r"[ \t\r\n]+")


def mark(text: str, wanted: Collection[str], language: str) -> SafeString:
    """Return a text with the words whose stem is wanted in `<mark>`, typeset by the rules of its language."""
    text = typeset_text(str(text), language)
    pieces, done = [], 0
    for token in _find_matches(text, wanted, language):
        if token.start >= done:  # the words of a marked compound lie within it
            pieces.append((text[done : token.start], text[token.start : token.end]))
            done = token.end
    return format_html_join("", "{}<mark>{}</mark>", pieces) + escape(text[done:])


def make_excerpt(text: str, wanted: Collection[str], language: str) -> SafeString:
    """Return the part of a text in which most of the wanted words stand together, marked; without any, its beginning.

    The part is at most EXCERPT_LENGTH characters long, begins with a sentence if one begins near enough, and has an
    ellipsis where it was cut.
    """
    text = _SPACES.sub(" ", _LINE_END.sub(" · ", text[:LONGEST_TEXT].strip()))
    start, end = _choose_part(text, _find_place(text, wanted, language))
    before = "… " if start and not _begins_sentence(text, start) else ""
    part = text[start:end].strip()
    if end < len(text) and not part.endswith((".", "!", "?", "…")):
        part = part.rstrip(" ,;:·–—(«“") + " …"
    return mark(before + part, wanted, language)


def _find_matches(text: str, wanted: Collection[str], language: str) -> list[Token]:
    return [token for token in tokenise(text, language) if token.stem in wanted] if wanted else []


def _find_place(text: str, wanted: Collection[str], language: str) -> tuple[int, int]:
    """Return the span of the words that are most worth showing; (0, 0) if there are none.

    It reads on only until all words stand together, and skips pieces without a word that begins like one of them.
    """
    beginnings = {stem[:3] for stem in wanted}
    matches: list[Token] = []
    place, start = (0, 0), 0
    while start < len(text):
        end = text.find(" ", start + PIECE) + 1 or len(text)
        piece = text[start:end]
        if any(beginning in _flatten(piece) for beginning in beginnings):
            found = _find_matches(piece, wanted, language)
            matches += [Token(start + token.start, start + token.end, token.word, token.stem) for token in found]
            place, different = _find_cluster(matches)
            if different == len(wanted):
                break
        start = end
    return place


def _flatten(text: str) -> str:
    """Return a text without accents and capitals, roughly and quickly; for words use `analysis.fold`."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _find_cluster(matches: list[Token]) -> tuple[tuple[int, int], int]:
    """Return the span with the most different words, and their number.

    Of spans with equally many different words, it is the one with the most words.
    """
    best, place = (0, 0), (0, 0)
    first = 0
    for last, token in enumerate(matches):
        while token.end - matches[first].start > EXCERPT_LENGTH and first < last:
            first += 1
        together = matches[first : last + 1]
        worth = (len({match.stem for match in together}), len(together))
        if worth > best:
            best, place = worth, (together[0].start, token.end)
    return place, best[0]


def _choose_part(text: str, cluster: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a text around a cluster of words: from the start of a sentence, or of a word, to an end."""
    room = max(0, EXCERPT_LENGTH - (cluster[1] - cluster[0]))
    earliest = max(0, cluster[0] - room * 2 // 3)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, cluster[0])]
    start = ends[-1] if ends else 0
    if earliest and not ends:
        earliest = max(0, cluster[0] - room // 3)
        start = text.find(" ", earliest, cluster[0]) + 1 or earliest
    if len(text) - start <= EXCERPT_LENGTH:
        return start, len(text)
    limit = max(start + EXCERPT_LENGTH, cluster[1])
    end = text.rfind(" ", cluster[1], limit + 1)
    return start, end if end > start else limit


def _begins_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_END.search(text, max(0, start - 4), start))
