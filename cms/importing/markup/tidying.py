"""The last step of reading: captions go to their tables and pictures, lines of a quote become one."""

import re

from ..reading import Element, Kind, Reading, Run
from ..runs import cut, tidy
from .links import find_video_line

# With a number: a "tableau" or "quadro" without one is a painting.
_TABLE = re.compile(
    r"(?:table|tableau|tabela|quadro|tabla|tab\.)[\s\xa0]*(?:n[.º°o]*[\s\xa0]*)?(?:\d|[ivxlc]+\b)", re.IGNORECASE
)
_SPEAKER = re.compile(r"^[—–-]\s*(?=\S)")
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’", "‹": "›"}
LONGEST_ATTRIBUTION = 120


def tidy_elements(elements: list[Element], reading: Reading) -> list[Element]:
    """Return the elements with each caption at what it describes, and each quote in one piece.

    Quotes have a level of their own if their markup says where one ends: LibreOffice and Word write each paragraph of a
    quote as one.
    """
    tidied: list[Element] = []
    elements = [find_video_line(element) for element in elements]
    for number, element in enumerate(elements):
        before = tidied[-1] if tidied else None
        if element.words in ("caption", "caption-below") and element.kind is Kind.PARAGRAPH:
            following = elements[number + 1] if number + 1 < len(elements) else None
            if _give_caption(element, before, following, reading):
                continue
            element.words = ""
        if element.kind is Kind.QUOTE and before is not None and before.kind is Kind.QUOTE and not before.words:
            if element.words == "attribution":
                before.words = _SPEAKER.sub("", element.text.replace("\n", " "))
                continue
            if before.level == element.level:
                before.runs += [Run("\n"), *element.runs]
                continue
        if element.kind is Kind.QUOTE and element.words == "attribution":
            element.words = ""
        tidied.append(element)
    for element in tidied:
        if element.kind is Kind.QUOTE:
            element.level = 0
            _finish_quote(element)
    return tidied


def _give_caption(caption: Element, before: Element | None, following: Element | None, reading: Reading) -> bool:
    text = caption.text.replace("\n", " ")
    is_below = caption.words == "caption-below"
    if before is not None and before.kind is Kind.PICTURE and (is_below or not _TABLE.match(text)):
        picture = reading.pictures[before.picture]
        picture.caption = picture.caption or text
        return picture.caption == text
    if before is not None and before.kind is Kind.VIDEO and not before.words:
        before.words = text
        return True
    for table in (before, following) if is_below else (following, before):
        if table is not None and table.kind is Kind.TABLE and not table.words:
            table.words = text
            return True
    return False


def _finish_quote(quote: Element) -> None:
    """Take who said it from the last line of a quote, and its quotation marks: each language sets its own."""
    text = quote.text
    start = text.rfind("\n") + 1
    last = text[start:]
    if not quote.words and start and _SPEAKER.match(last) and len(last) <= LONGEST_ATTRIBUTION:
        quote.words = _SPEAKER.sub("", last)
        quote.runs = tidy(cut(quote.runs, 0, start))
    text = quote.text
    closing = _PAIRS.get(text[:1])
    if closing and len(text) > 2 and text.endswith(closing) and closing not in text[1:-1]:
        quote.runs = tidy(cut(quote.runs, 1, len(text) - 1))
