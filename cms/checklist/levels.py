"""The level of each line: the administrator's choice, or the default."""

from .line import REQUIRED, Level
from .models import LineLevel
from .registry import get_lines


def read_levels() -> dict[str, Level]:
    """Return the levels of all lines by code. One query."""
    chosen = dict(LineLevel.objects.values_list("code", "level"))
    return {line.code: Level(chosen.get(line.code, line.default)) for line in get_lines()} | {REQUIRED: Level.BLOCKS}


def is_anything_enforced() -> bool:
    """Return whether a line blocks by an administrator's choice or by its default. One query."""
    return any(level == Level.BLOCKS for code, level in read_levels().items() if code != REQUIRED)
