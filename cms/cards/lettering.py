"""The site's typefaces, for pictures: measured in em, drawn without hinting, with kerning and tracking.

Pillow kerns only where libfribidi is installed, which a plain Debian machine need not have; and it hints, which bends
large letters. So letters are placed one by one, drawn four times as large and reduced. The fonts and what is known of
them are made by docs/fonts/build_card_fonts.py.
"""

import json
import unicodedata
from functools import cache, cached_property
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SCALE = 4
MEASURED_AT = 2000


class Face:
    def __init__(self, name: str):
        self.path = FONTS / f"{name}.ttf"
        facts = json.loads((FONTS / f"{name}.json").read_text())
        self.letters = frozenset(facts["letters"])
        self._kerning = facts["kerning"]
        self._widths: dict[str, float] = {}

    @cached_property
    def _measured(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.path, MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)

    def keep_known(self, text: str) -> str:
        """Return a text without what the typeface lacks: "ș" becomes "s", an emoji goes."""
        text = unicodedata.normalize("NFC", text)
        if self.letters.issuperset(text):
            return text
        return "".join(map(self._replace, text)).strip()

    def _replace(self, letter: str) -> str:
        if letter in self.letters:
            return letter
        return "".join(self.letters.intersection(unicodedata.normalize("NFKD", letter)))

    def measure(self, text: str, tracking: float = 0) -> float:
        """Return the width of a line, in em. tracking: added between letters, in em."""
        return self._place(text, tracking)[1]

    def draw(
        self, image: Image.Image, at: tuple[float, float], text: str, size: float, colour: str, tracking: float = 0
    ) -> None:
        """Draw a line. at: the left end of its baseline. size: of the em, in pixels."""
        left, top = int(at[0] - size), int(at[1] - size * 1.3)
        places, width = self._place(text, tracking)
        box = int(width * size + 3 * size), int(size * 2)
        mask = Image.new("L", (box[0] * SCALE, box[1] * SCALE))
        pen, font = ImageDraw.Draw(mask), _load(self.path, round(size * SCALE))
        for letter, place in places:
            origin = (at[0] - left + place * size) * SCALE, (at[1] - top) * SCALE
            pen.text(origin, letter, fill=255, font=font, anchor="ls")
        image.paste(colour, (left, top), mask.reduce(SCALE))

    def _place(self, text: str, tracking: float) -> tuple[list[tuple[str, float]], float]:
        places, pen, previous = [], 0.0, ""
        for letter in text:
            if previous:
                pen += tracking + self._kerning.get(previous, {}).get(letter, 0) / 1000
            places.append((letter, pen))
            pen += self._get_width(letter)
            previous = letter
        return places, pen

    def _get_width(self, letter: str) -> float:
        if letter not in self._widths:
            self._widths[letter] = self._measured.getlength(letter) / MEASURED_AT
        return self._widths[letter]


@cache
def get_face(name: str) -> Face:
    """Return a typeface by the name of its file."""
    return Face(name)


@cache
def _load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
