"""The lines of one text with their results, as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from ..checking import Result
from ..contents import get_model
from ..levels import read_levels
from ..line import Level, Line
from ..registry import get_lines


@dataclass
class ShownLine:
    line: Line
    level: Level
    results: list[Result] = field(default_factory=list)

    @property
    def blocks(self) -> bool:
        return any(result.blocks for result in self.results)

    @property
    def state(self) -> str:
        """Return the class of its look."""
        return "blocks" if self.blocks else "warns" if self.results else "fulfilled"


@dataclass
class Overview:
    """What a text does not fulfil, the lines that block first, and what it fulfils."""

    lines: list[ShownLine]
    is_checked: bool = True  # False for a text that is not saved yet

    @property
    def open(self) -> list[ShownLine]:
        return sorted((line for line in self.lines if line.results), key=lambda line: not line.blocks)

    @property
    def fulfilled(self) -> list[ShownLine]:
        return [line for line in self.lines if not line.results]

    @property
    def count(self) -> int:
        return len(self.open)

    @property
    def is_blocked(self) -> bool:
        return any(line.blocks for line in self.lines)


def make_overview(text: Model, results: Sequence[Result] | None) -> Overview:
    """Return all lines that apply to a text and are not off. results: None for a text that is not saved yet."""
    levels = read_levels()
    shown = {
        line.code: ShownLine(line, levels[line.code])
        for line in get_lines(get_model(text))
        if levels[line.code] != Level.OFF
    }
    for result in results or ():
        if result.code in shown:
            shown[result.code].results.append(result)
    return Overview(list(shown.values()), is_checked=results is not None)
