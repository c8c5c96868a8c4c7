"""Make the fonts of social cards from the site's own font files.

    python docs/fonts/build_card_fonts.py cms/static/fonts cms/social_cards/fonts

A third argument also makes the fonts for the letters that these lack (`FALLBACKS`): a folder with the unpacked
npm packages @fontsource/noto-serif, noto-sans, noto-sans-arabic and noto-sans-hebrew (5.3.0), each under its own name,
and DroidSansFallback.ttf of Debian's fonts-droid-fallback.

Needs fonttools and brotli. Pillow reads neither WOFF2 nor, on a machine without libfribidi, the kerning of OpenType: so
each font is one fixed instance as TrueType, with both files of its letters in one; its letters and their kerning are in
a file beside it (thousandths of an em, by first and second letter). The cards are the same on every machine.
"""

import itertools
import json
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SMALLEST = 0.015  # in em: kerning below it is left out
# target: (the site's file, axes, letters or None for all)
FONTS = {
    "fraunces": ("fraunces", {"opsz": 72}, None),
    "instrument-sans-semibold": ("instrument-sans", {"wght": 600}, None),
    "instrument-sans-medium": ("instrument-sans", {"wght": 500}, None),
    # The two words of the wordmark.
    "brand": ("fraunces", {"opsz": 30}, "MuseumWeek"),
    "brand-italic": ("fraunces-brand", {}, None),
}


# target: (files below the third argument, those of them whose kerning is kept, blocks of letters)
EUROPE = [(0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4FF), (0x1E00, 0x1FFF)]
SIGNS = [(0x2010, 0x2044), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x2193), (0x2200, 0x22FF)]
EUROPEAN_PARTS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
RIGHT_TO_LEFT = [(0x5BE, 0x5F4), (0x60C, 0x60C), (0x61B, 0x64A), (0x660, 0x6D3), (0x6F0, 0x6F9), (0xFB1D, 0xFBFF)]
FALLBACKS = {
    "noto-serif": (
        [f"noto-serif/files/noto-serif-{part}-500-normal.woff2" for part in EUROPEAN_PARTS],
        ("-greek-5", "-cyrillic-5"),
        EUROPE + SIGNS,
    ),
    "noto-sans": (
        [f"noto-sans/files/noto-sans-{part}-500-normal.woff2" for part in EUROPEAN_PARTS],
        ("-greek-5", "-cyrillic-5"),
        EUROPE + SIGNS,
    ),
    "noto-sans-arabic": (
        ["noto-sans-arabic/files/noto-sans-arabic-arabic-500-normal.woff2"],
        (),
        [*RIGHT_TO_LEFT, (0xFE70, 0xFEFC)],
    ),
    "noto-sans-hebrew": (["noto-sans-hebrew/files/noto-sans-hebrew-hebrew-500-normal.woff2"], (), RIGHT_TO_LEFT),
    "droid-sans-fallback": (["DroidSansFallback.ttf"], (), [(0x3001, 0x3011), (0x3041, 0x30FF), (0xFF01, 0xFF5E)]),
}
# Chinese, Japanese and Korean: the characters of the standards that schools and newspapers use.
COMMON = {"gb2312": (0xB0, 0xD7), "shift_jis": (0x88, 0x97), "big5": (0xA4, 0xC6), "euc_kr": (0xB0, 0xC8)}


def list_common() -> set[int]:
    """Return the code points in the first levels of the national standards."""
    found = set()
    for codec, (first, last) in COMMON.items():
        for pair in itertools.product(range(first, last + 1), range(0x40, 0xFF)):
            try:
                found.update(map(ord, bytes(pair).decode(codec)))
            except UnicodeDecodeError:
                continue
    return {code for code in found if code > 0x2FFF}


def read(path: Path, axes: dict, letters: str | None) -> TTFont:
    font = TTFont(path)
    font.flavor = None
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, axes)
    if letters:
        subsetter = subset.Subsetter()
        subsetter.populate(text=letters)
        subsetter.subset(font)
    return font


def list_pairs(font: TTFont) -> dict[str, dict[str, int]]:
    """Return the kerning of a font's GPOS table in thousandths of an em, by first and second letter."""
    table = font["GPOS"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    em, pairs = font["head"].unitsPerEm, {}
    letters = {chr(code): glyph for code, glyph in font.getBestCmap().items() if chr(code).isprintable()}
    for index in sorted(lookups):
        lookup = table.LookupList.Lookup[index]
        subtables = [getattr(subtable, "ExtSubTable", subtable) for subtable in lookup.SubTable]
        for first, second in itertools.product(letters, repeat=2):
            values = (find_value(subtable, letters[first], letters[second]) for subtable in subtables)
            value = next((value for value in values if value is not None), 0)  # the first font with the pair decides
            if abs(value) >= SMALLEST * em:
                pairs.setdefault(first, {})[second] = round(value * 1000 / em)
    return pairs


def find_value(subtable, first: str, second: str) -> int | None:
    if subtable.LookupType != 2 or first not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == 1:
        pair_set = subtable.PairSet[subtable.Coverage.glyphs.index(first)]
        found = next((item for item in pair_set.PairValueRecord if item.SecondGlyph == second), None)
        return getattr(found.Value1, "XAdvance", 0) if found else None
    record = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
    value = record.Class2Record[subtable.ClassDef2.classDefs.get(second, 0)].Value1
    return getattr(value, "XAdvance", 0) if value else 0


def write_fallback(source: Path, target: Path, name: str) -> None:
    files, kerned, blocks = FALLBACKS[name]
    wanted = {code for first, last in blocks for code in range(first, last + 1)}
    if name.startswith("droid"):
        wanted |= list_common()
    parts, pairs = [], {}
    for file in files:
        font = TTFont(source / file)
        font.flavor = None
        if any(part in file for part in kerned):
            pairs |= list_pairs(font)
        for tag in ("GPOS", "GSUB", "GDEF", "STAT", "gasp", "avar", "vhea", "vmtx"):
            if tag in font:
                del font[tag]
        subsetter = subset.Subsetter(subset.Options(hinting=False, notdef_outline=True))
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        part = target / f".{Path(file).stem}.ttf"
        font.save(part)
        parts.append(part)
    save(target, name, parts, pairs)


def write(source: Path, target: Path, name: str, file: str, axes: dict, letters: str | None) -> None:
    parts, pairs = [], {}
    for ending in ("", "-ext"):
        path = source / f"{file}{ending}.woff2"
        if not path.exists() or (ending and letters):
            continue
        font = read(path, axes, letters)
        if not ending:
            pairs = list_pairs(font)
        for tag in ("GPOS", "GSUB", "GDEF", "STAT", "gasp", "avar"):
            if tag in font:
                del font[tag]
        part = target / f".{path.stem}.ttf"
        font.save(part)
        parts.append(part)
    save(target, name, parts, pairs)


def save(target: Path, name: str, parts: list[Path], pairs: dict) -> None:
    """Write the parts as one font, with its letters and their kerning beside it."""
    merged = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
    merged.save(target / f"{name}.ttf")
    facts = {"letters": "".join(map(chr, sorted(merged.getBestCmap()))), "kerning": pairs}
    (target / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False, separators=(",", ":")))
    for part in parts:
        part.unlink()
    count = sum(map(len, pairs.values()))
    print(f"{name}.ttf: {(target / f'{name}.ttf').stat().st_size} bytes, {count} pairs")


def main(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, (file, axes, letters) in FONTS.items():
        write(source, target, name, file, axes, letters)
    for family in ("fraunces", "instrument-sans"):
        shutil.copy(source / f"{family}-OFL.txt", target)


def make_fallbacks(source: Path, target: Path) -> None:
    for name in FALLBACKS:
        write_fallback(source, target, name)
    shutil.copy(source / "noto-serif" / "LICENSE", target / "noto-OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    if len(sys.argv) > 3:
        make_fallbacks(Path(sys.argv[3]), Path(sys.argv[2]))
