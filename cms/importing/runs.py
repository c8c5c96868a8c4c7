"""Words and their forms: joining, splitting and writing the runs of a paragraph."""

import re
from collections.abc import Callable, Container, Iterable
from itertools import groupby

from django.utils.html import escape

from .reading import Run

_LAST_WORD = re.compile(r"\w[\w'’-]*[^\w]*$")
_FIRST_WORD = re.compile(r"^[^\w]*[\w'’-]+")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def get_text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def split_paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Return paragraphs without empty ones and without spaces at the ends of lines; an empty line parts two of them."""
    text = get_text(runs)
    parts, start = [], 0
    for gap in _EMPTY_LINE.finditer(text):
        parts.append(cut(runs, start, gap.start()))
        start = gap.end()
    parts.append(cut(runs, start, len(text)))
    return [tidied for part in parts if (tidied := tidy(part))]


def tidy(runs: list[Run]) -> list[Run]:
    """Return the runs without spaces at both ends and beside line breaks; neighbours of the same form are joined."""
    text = get_text(runs)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    kept = _join([run for run in cut(runs, start, end) if run.text]) if start < end else []
    lines = _join([run.with_text(re.sub(r"[ \t]*\n[ \t]*", "\n", run.text)) for run in kept])
    for one, two in zip(lines, lines[1:], strict=False):
        if two.text.startswith("\n"):
            one.text = one.text.rstrip(" ")
        if one.text.endswith("\n"):
            two.text = two.text.lstrip(" ")
    # A space has no form of its own: "<b> </b>" between words is a plain space.
    return _join(
        [Run(run.text) if run.text == " " and not run.href and not run.note else run for run in lines if run.text]
    )


def cut(runs: list[Run], start: int, end: int) -> list[Run]:
    """Return the runs between two places of their text."""
    found, position = [], 0
    for run in runs:
        first, last = max(start - position, 0), min(end - position, len(run.text))
        if first < last:
            found.append(run.with_text(run.text[first:last]))
        position += len(run.text)
    return found


def _join(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1] == run.with_text(joined[-1].text):
            joined[-1] = run.with_text(joined[-1].text + run.text)
        else:
            joined.append(run.with_text(run.text))
    return joined


def mark_last_word(runs: list[Run], note: str) -> str | None:
    """Give the last word its note: a mark belongs to words. Return the id of the note that it has now.

    None if there is no word yet. A word that has a note keeps it: the caller joins the two notes.
    """
    return _mark(runs, note, _LAST_WORD)


def mark_first_word(runs: list[Run], note: str) -> str | None:
    """Give the first word its note, as `mark_last_word` does."""
    return _mark(runs, note, _FIRST_WORD)


def _mark(runs: list[Run], note: str, pattern: re.Pattern) -> str | None:
    text = get_text(runs)
    found = pattern.search(text[-200:] if pattern is _LAST_WORD else text)
    if found is None:
        return None
    offset = max(len(text) - 200, 0) if pattern is _LAST_WORD else 0
    word = found[0]
    start = offset + found.start() + len(word) - len(word.lstrip())
    end = offset + found.end() - len(word) + len(word.rstrip())
    marked = cut(runs, start, end)
    if taken := next((run.note for run in marked if run.note), None):
        return taken
    for run in marked:
        run.note, run.href = note, ""
    runs[:] = [*cut(runs, 0, start), *marked, *cut(runs, end, len(text))]
    return note


def write(runs: list[Run], features: Container[str], find_note: Callable[[str], str | None] = lambda note: None) -> str:
    """Return runs as the HTML in which rich text with these features is stored.

    find_note: returns the id of a note in the page by its id in the reading; None if the mark is left out.
    """

    def get_link(run: Run) -> tuple[str, str]:
        if run.note and "footnote" in features and (note := find_note(run.note)):
            return "footnote", note
        return ("href", run.href) if run.href and "link" in features else ("", "")

    html = []
    for (kind, target), group in groupby(runs, key=get_link):
        words = "".join(_write_run(run, features) for run in group)
        if kind == "footnote":
            words = f'<a linktype="footnote" id="{escape(target)}">{words}</a>'
        elif kind:
            words = f'<a href="{escape(target)}">{words}</a>'
        html.append(words)
    return "".join(html)


def _write_run(run: Run, features: Container[str]) -> str:
    html = escape(run.text).replace("&#x27;", "'").replace("&quot;", '"').replace("\n", "<br/>")
    if run.script == "sup" and "superscript" in features:
        html = f"<sup>{html}</sup>"
    if run.script == "sub" and "subscript" in features:
        html = f"<sub>{html}</sub>"
    if run.italic and "italic" in features:
        html = f"<i>{html}</i>"
    return f"<b>{html}</b>" if run.bold and "bold" in features else html
