"""The site's colours, read from the one file that says them: `cms/styles/css/colours/palette.css`."""

import re
from dataclasses import dataclass

from . import joining

_PROPERTY = re.compile(r"--([\w-]+):\s*([^;]+);")
_PAIR = re.compile(r"light-dark\(\s*(.+),\s*(.+?)\s*\)")
_REFERENCE = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True)
class Colour:
    light: str
    dark: str


def read_colours() -> dict[str, Colour]:
    """Return the colours by their names, as the light scheme and the dark one show them."""
    values = dict(_PROPERTY.findall((joining.SOURCES / "colours" / "palette.css").read_text(encoding="utf-8")))
    return {name: Colour(_resolve(name, values, 0), _resolve(name, values, 1)) for name in values}


def _resolve(name: str, values: dict[str, str], scheme: int) -> str:
    pair = _PAIR.fullmatch(values[name])
    value = pair.groups()[scheme] if pair else values[name]
    reference = _REFERENCE.fullmatch(value)
    return _resolve(reference[1], values, scheme) if reference else value


COLOURS = read_colours()
