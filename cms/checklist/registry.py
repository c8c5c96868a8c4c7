"""The lines of the checklist: this app's, and those that content apps register."""

from django.db import models

from .line import Line

_lines: dict[str, Line] = {}


def register_line(line: Line) -> None:
    """Add a line to the checklist, after the others; one with the same code is replaced."""
    _lines[line.code] = line


def get_lines(model: type[models.Model] | None = None) -> list[Line]:
    """Return the lines, or those that apply to a page type or snippet model."""
    return [line for line in _lines.values() if model is None or line.holds_for(model)]
