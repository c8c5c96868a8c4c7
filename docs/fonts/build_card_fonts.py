"""Make the fonts that pictures for social media are drawn with, out of the site's own font files.

    python docs/fonts/build_card_fonts.py cms/static/fonts cms/cards/fonts

Needs fonttools and brotli. Pillow reads neither WOFF2 nor, on a machine without libfribidi, the kerning of OpenType: so
each font is one fixed instance as TrueType, with both files of its letters in one; its letters and their kerning are in
a file beside it (thousandths of an em, by first and second letter). The cards come out the same on every machine.
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
            value = next((value for value in values if value is not None), 0)  # who knows the pair first has the word
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


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
