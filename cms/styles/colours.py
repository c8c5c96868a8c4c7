"""The site's colours, read from the file that defines them: `cms/styles/css/colours/palette.css`."""

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
    """Map the names of the colours to their values in the light and the dark scheme."""
    values = dict(_PROPERTY.findall((joining.SOURCES / "colours" / "palette.css").read_text(encoding="utf-8")))
    return {name: Colour(_resolve(name, values, 0), _resolve(name, values, 1)) for name in values}


def _resolve(name: str, values: dict[str, str], scheme: int) -> str:
    pair = _PAIR.fullmatch(values[name])
    value = pair.groups()[scheme] if pair else values[name]
    reference = _REFERENCE.fullmatch(value)
    return _resolve(reference[1], values, scheme) if reference else value


COLOURS = read_colours()
