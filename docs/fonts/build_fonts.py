"""Make the site's font files from the fontsource packages.

Run it in a folder where these packages were installed, with fonttools and brotli:

    npm install @fontsource-variable/fraunces@5.3.0 @fontsource-variable/newsreader@5.3.0 \
        @fontsource-variable/instrument-sans@5.3.0
    python <the project>/docs/fonts/build_fonts.py node_modules/@fontsource-variable <the project>/cms/static/fonts

Each family is limited to the axes that the stylesheet uses; the bold of the text is a separate file, since few pages
have any. The Latin of French, Portuguese and English is one file; the other European letters (for names: Š, Ž, ł, ő)
are a second one, which a browser requests only if a page has such a letter. The narrow spaces of French typography and
the arrows, which the packages lack, are added.
"""

import io
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "pnum", "tnum", "rvrn", "calt"]
NARROW_SPACES = {0x202F: 0.17, 0x2009: 0.2}  # no-break narrow and thin space, in em
ARROWS = (0x2190, 0x2192, 0x2197)
BRAND = "Magazine"

# target: (source, axes kept or pinned, letters or None for all of the source)
FONTS = {
    "fraunces": ("fraunces/files/fraunces-{}-standard-normal.woff2", {"wght": 420, "opsz": (20, 144)}),
    "newsreader": ("newsreader/files/newsreader-{}-wght-normal.woff2", {"wght": 400}),
    "newsreader-bold": ("newsreader/files/newsreader-{}-wght-normal.woff2", {"wght": 600}),
    "newsreader-italic": ("newsreader/files/newsreader-{}-wght-italic.woff2", {"wght": 400}),
    "instrument-sans": ("instrument-sans/files/instrument-sans-{}-wght-normal.woff2", {"wght": (400, 700)}),
}


def cut(source: Path, axes: dict, letters: str | None = None) -> TTFont:
    """Return the font with its axes limited, reduced to `letters` (all if None)."""
    font = instancer.instantiateVariableFont(TTFont(source), axes)
    buffer = io.BytesIO()
    font.flavor = None
    font.save(buffer)
    font = TTFont(io.BytesIO(buffer.getvalue()))
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters] if letters else list(font.getBestCmap()))
    subsetter.subset(font)
    return font


def add_glyph(font: TTFont, code: int, width: int, glyph) -> None:
    """Add a glyph that is the same at every place of the variation space."""
    name = f"uni{code:04X}"
    order = font.getGlyphOrder()
    font.setGlyphOrder([*order, name])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0) or 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name
    if "gvar" in font:
        font["gvar"].variations[name] = []
    if "HVAR" in font:
        add_constant_width(font["HVAR"].table, name)


def add_constant_width(hvar, name: str) -> None:
    if hvar.AdvWidthMap is not None:  # NO_VARIATION_INDEX: this glyph's width never varies
        hvar.AdvWidthMap.mapping[name] = 0xFFFFFFFF
        return
    data = hvar.VarStore.VarData[0]
    data.Item.append([0] * data.VarRegionCount)
    data.ItemCount = len(data.Item)


def draw_arrow(code: int, em: int):
    """Draw a thin arrow with a chevron for a head, in the weight of the text."""
    pen = TTGlyphPen(None)
    stroke, length, head = em * 0.075, em * 0.72, em * 0.26
    middle, left = em * 0.35, em * 0.06

    def place(x, y):
        if code == 0x2190:
            return (left + length - x, middle + y)
        if code == 0x2197:
            cos = 0.7071
            return (left + em * 0.02 + (x * cos - y * cos), middle - length * 0.36 + (x * cos + y * cos))
        return (left + x, middle + y)

    half, slant = stroke / 2, stroke * 0.7071
    tip = length
    bar = [(0, -half), (tip - slant, -half), (tip - slant, half), (0, half)]
    chevron = [
        (tip, 0),
        (tip - head, head),
        (tip - head - slant, head - slant),
        (tip - 2 * slant, 0),
        (tip - head - slant, -head + slant),
        (tip - head, -head),
    ]
    for points in (bar, chevron):
        outline = [tuple(round(value) for value in place(x, y)) for x, y in points]
        if code == 0x2190:
            outline.reverse()
        pen.moveTo(outline[0])
        for point in outline[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph(), round(length + 2 * left) if code != 0x2197 else round(length * 0.7071 + em * 0.28)


def write(font: TTFont, path: Path) -> None:
    font.flavor = "woff2"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")


def write_family(packages: Path, target: Path, name: str, pattern: str, axes: dict) -> None:
    font = cut(packages / pattern.format("latin"), axes)
    known = font.getBestCmap()
    em = font["head"].unitsPerEm
    for code, width in NARROW_SPACES.items():
        if code not in known:
            empty = TTGlyphPen(None).glyph()
            add_glyph(font, code, round(em * width), empty)
    if name == "instrument-sans":
        for code in ARROWS:
            glyph, width = draw_arrow(code, em)
            glyph.recalcBounds(font["glyf"])
            add_glyph(font, code, width, glyph)
    write(font, target / f"{name}.woff2")
    extended = packages / pattern.format("latin-ext")
    letters = "".join(chr(code) for code in TTFont(extended).getBestCmap() if 0x100 <= code <= 0x17F)
    write(cut(extended, axes, letters), target / f"{name}-ext.woff2")


def main(packages: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, (pattern, axes) in FONTS.items():
        write_family(packages, target, name, pattern, axes)
    italic = packages / "fraunces/files/fraunces-latin-standard-italic.woff2"
    write(cut(italic, {"wght": 380, "opsz": 36}, BRAND), target / "fraunces-brand.woff2")
    for family in ("fraunces", "newsreader", "instrument-sans"):
        shutil.copy(packages / family / "LICENSE", target / f"{family}-OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
