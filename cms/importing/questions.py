"""Questions and answers of an interview, as people type them: in bold, or with the speakers' names.

A question is a paragraph that is bold and ends with a question mark, or that begins with the magazine's name. Where a
text has two of these, each bold paragraph below the first one is a question too: "Tell us about your garden."
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from .reading import Element, Kind, Reading, Run
from .reasons import Reason
from .runs import cut, tidy

_GAP = r"[\s\xa0\u202f]*"
_ASKING = re.compile(rf"(?:(?:MW|Museum ?Week){_GAP}[:–—]{_GAP}|Q{_GAP}[:–—][\s\xa0\u202f]+)", re.IGNORECASE)
_MAGAZINE = re.compile(r"(?:MW|Museum ?Week|Q)\b", re.IGNORECASE)
_ANSWERING = re.compile(r"([^\W\d_][\w.'’ \xa0-]{0,40}?)[\s\xa0\u202f]*[:–—][\s\xa0\u202f]*(?=\S)")
_QUESTION_MARK = re.compile(r"\?[\s\xa0\u202f]*[»”\"’)]?$")
_ANSWERS = (Kind.PARAGRAPH, Kind.ITEM)


@dataclass
class Question:
    """A question with its answer."""

    runs: list[Run]
    answer: list[Element] = field(default_factory=list)


def find_questions(reading: Reading) -> list[Element | Question]:
    """Return the elements of a text, with its questions and their answers together.

    A question without an answer stays a paragraph.
    """
    elements = reading.elements
    sure = {number for number, element in enumerate(elements) if _asks(element)}
    asked = set(sure)
    if len(sure) >= 2:
        later = range(min(sure) + 1, len(elements))
        asked |= {number for number in later if elements[number].kind is Kind.PARAGRAPH and elements[number].is_bold}
    found: list[Element | Question] = []
    for number, element in enumerate(elements):
        last = found[-1] if found else None
        if number in asked and number + 1 < len(elements) and _answers(number + 1, elements, asked):
            found.append(Question(element.runs))
        elif isinstance(last, Question) and _answers(number, elements, asked):
            last.answer.append(element)
        else:
            found.append(element)
    _drop_names([item for item in found if isinstance(item, Question)], reading)
    return found


def _asks(element: Element) -> bool:
    if element.kind is not Kind.PARAGRAPH:
        return False
    if _begins_with_magazine(element.text):
        return True
    return element.is_bold and bool(_QUESTION_MARK.search(element.text))


def _begins_with_magazine(text: str) -> bool:
    return bool(_ASKING.match(text)) and bool(_MAGAZINE.match(text))


def _answers(number: int, elements: list[Element], asked: set[int]) -> bool:
    element = elements[number]
    return number not in asked and element.kind in _ANSWERS and element.words != "byline"


def _drop_names(questions: list[Question], reading: Reading) -> None:
    """Leave out the names of speakers: the block shows the two voices. An answer's name is one that answers share."""
    for question in questions:
        if _begins_with_magazine("".join(run.text for run in question.runs)):
            question.runs = _cut_match(question.runs, _ASKING)
            reading.unfit[Reason.SPEAKERS] += 1
    begun = [match[1] for question in questions if (match := _ANSWERING.match(question.answer[0].text))]
    name, times = next(iter(Counter(begun).most_common(1)), ("", 0))
    if times < 2 or times * 2 < len(questions):
        return
    for question in questions:
        first = question.answer[0]
        match = _ANSWERING.match(first.text)
        if match and match[1] == name:
            question.answer[0] = Element(first.kind, _cut_match(first.runs, _ANSWERING), first.level, first.ordered)
            reading.unfit[Reason.SPEAKERS] += 1


def _cut_match(runs: list[Run], pattern: re.Pattern) -> list[Run]:
    text = "".join(run.text for run in runs)
    return tidy(cut(runs, pattern.match(text).end(), len(text)))
