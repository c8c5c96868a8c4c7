"""The lines of the checklist: this app's, and those that content apps register."""

from django.db import models
from wagtail.models import DraftStateMixin

from .line import Line

_lines: dict[str, Line] = {}


def register_line(line: Line) -> None:
    """Add a line to the checklist; one with the same code is replaced."""
    _lines[line.code] = line


def get_lines(model: type[models.Model] | None = None) -> list[Line]:
    """Return the lines, or those that apply to a page type or snippet model, in the order in which they are shown.

    None apply to what has no drafts: it is live as soon as it is saved.
    """
    lines = sorted(_lines.values(), key=lambda line: line.order)
    if model is None:
        return lines
    return [line for line in lines if line.holds_for(model)] if issubclass(model, DraftStateMixin) else []
