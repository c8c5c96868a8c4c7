"""Spaces in markup: those that a browser would show, and those that a program made non-breaking."""

import re

from ..reading import Run
from ..runs import get_text
from .context import Context

_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPACES_IN_A_LINE = re.compile(r"[ \t\r\f]+")
_CONVERTED_SPACE = "\ue000"  # a plain space that a program wrote as a non-breaking one, until its neighbours are known
_CONVERTED = re.compile(f"(?<=[«‹]){_CONVERTED_SPACE}|{_CONVERTED_SPACE}(?=[;:!?»›])")


_INDENTATION = re.compile(r"(?:(?<=\n)[ \t]+|^\t[ \t]*| {2,})(?=\S)")
_INDENTING_SPACE = "\ue001"  # it stays at the beginning of a line, until the paragraph is read


def collapse(text: str, context: Context) -> str:
    """Return text with one space for each run of them, as a browser shows it."""
    text = text.replace("\ufeff", "").replace("\u200b", "")
    if context.is_spacing == "run":
        return " "
    if context.is_preformatted:
        text = _INDENTATION.sub(_indent, text.replace("\r\n", "\n")).replace("\t", " ")
    else:
        text = (_SPACES_IN_A_LINE if context.keeps_lines else _SPACES).sub(" ", text)
    return text.replace("\xa0", _CONVERTED_SPACE) if context.is_spacing else text


def _indent(spaces: re.Match) -> str:
    return _INDENTING_SPACE * len(spaces[0].expandtabs(4))


def show_indentation(runs: list[Run]) -> list[Run]:
    """Return runs with the spaces that align preformatted words as non-breaking ones, which browsers do not join."""
    return [run.with_text(run.text.replace(_INDENTING_SPACE, "\xa0")) for run in runs]


def free_spaces(runs: list[Run]) -> list[Run]:
    """Return runs with the spaces that a program made non-breaking as plain ones, except where French sets these."""
    text = get_text(runs)
    if _CONVERTED_SPACE not in text:
        return runs
    text = _CONVERTED.sub("\xa0", text).replace(_CONVERTED_SPACE, " ")
    freed, start = [], 0
    for run in runs:
        words = text[start : start + len(run.text)]
        start += len(run.text)
        freed.append(run.with_text(re.sub(" {2,}", " ", words)))
    return freed
