"""The site's typefaces for cards: measured in em, drawn without hinting, with kerning and tracking.

Pillow kerns only where libfribidi is installed, which a plain Debian machine may lack; and it hints, which distorts
large letters. So letters are placed one by one, drawn four times as large and reduced. The fonts and their data are
made by docs/fonts/build_card_fonts.py.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .scripts import arrange

FONTS = Path(__file__).parent / "fonts"
SCALE = 4
MEASURED_AT = 2000
_WORDS = re.compile(r"\s+|\S+")


# Typefaces for the letters that a typeface lacks; the first that has a letter draws it.
OTHER_SCRIPTS = ("noto-sans-arabic", "noto-sans-hebrew", "droid-sans-fallback")
FALLBACKS = {
    "fraunces": ("noto-serif", *OTHER_SCRIPTS),
    "instrument-sans-medium": ("noto-sans", *OTHER_SCRIPTS),
    "instrument-sans-semibold": ("noto-sans", *OTHER_SCRIPTS),
}
# Signs that Unicode does not decompose into signs that the typefaces have.
PLAIN_SIGNS = {"\u2044": "/", "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2215": "/"}
# They are drawn without the tracking of the main typeface, which would separate joined letters.
UNTRACKED = OTHER_SCRIPTS


class Face:
    def __init__(self, name: str):
        self.name = name
        self.path = FONTS / f"{name}.ttf"
        facts = json.loads((FONTS / f"{name}.json").read_text())
        self.letters = frozenset(letter for letter in facts["letters"] if not unicodedata.combining(letter))
        self._kerning = facts["kerning"]
        self._widths: dict[str, float] = {}

    @cached_property
    def faces(self) -> list["Face"]:
        """Return this typeface and its fallbacks, in order."""
        return [self, *(get_face(name) for name in FALLBACKS.get(self.name, ()))]

    @cached_property
    def _measured(self) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.path, MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)

    def keep_known(self, text: str) -> str:
        """Return a text with only letters that can be drawn, in their order.

        Letters that no typeface has are decomposed: "ﬁ" becomes "fi". Marks that cannot be combined with a letter are
        dropped; so are emoji.
        """
        text = unicodedata.normalize("NFC", text)
        if self.letters.issuperset(text):
            return text
        return "".join(map(self._replace, text)).strip()

    def _replace(self, letter: str) -> str:
        if self._find_face(letter):
            return letter
        if letter in PLAIN_SIGNS:
            return PLAIN_SIGNS[letter]
        parts = unicodedata.normalize("NFKD", letter)
        if parts == letter:
            return ""
        found = ""
        for part in parts:
            composed = unicodedata.normalize("NFC", found[-1:] + part)
            if len(composed) == 1 and self._find_face(composed):
                found = found[:-1] + composed
            else:
                found += part if self._find_face(part) else PLAIN_SIGNS.get(part, "")
        return found

    def _find_face(self, letters: str) -> "Face | None":
        """Return the first typeface that has all the given letters, or None."""
        return next((face for face in self.faces if face.letters.issuperset(letters)), None)

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
        pen = ImageDraw.Draw(mask)
        for face, letter, place in places:
            origin = (at[0] - left + place * size) * SCALE, (at[1] - top) * SCALE
            pen.text(origin, letter, fill=255, font=_load(face.path, round(size * SCALE)), anchor="ls")
        image.paste(colour, (left, top), mask.reduce(SCALE))

    def _place(self, text: str, tracking: float) -> tuple[list[tuple["Face", str, float]], float]:
        places, pen, previous = [], 0.0, (None, "")
        for face, letter in self._choose_faces(arrange(text)):
            if previous[1]:
                pen += 0 if face.name in UNTRACKED else tracking
                if previous[0] is face:
                    pen += face._kerning.get(previous[1], {}).get(letter, 0) / 1000
            places.append((face, letter, pen))
            pen += face._get_width(letter)
            previous = face, letter
        return places, pen

    def _choose_faces(self, text: str) -> Iterator[tuple["Face", str]]:
        """Yield each letter with its typeface: a single one for a word if it has all its letters."""
        if self.letters.issuperset(text):
            yield from ((self, letter) for letter in text)
            return
        for word in _WORDS.findall(text):
            whole = self._find_face(word)
            for letter in word:
                yield whole or self._find_face(letter) or self, letter

    def _get_width(self, letter: str) -> float:
        if letter not in self._widths:
            self._widths[letter] = self._measured.getlength(letter) / MEASURED_AT
        return self._widths[letter]


@cache
def get_face(name: str) -> Face:
    """Return the typeface of a font file's name."""
    return Face(name)


@cache
def _load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
