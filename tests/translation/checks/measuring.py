"""How good the checks are, measured on good translations and on translations with one planted error each.

The segments are tables that an editor can read: `good_fr_pt.tsv` (source, target) and `bad_fr_pt.tsv` (kind of error,
source, target), each with the field where it matters. `own/` was written with the checks; `blind/` by somebody who had
not read them: it is measured on, and nothing is tuned to its sentences. `python -m tests.translation.checks.measuring`
prints the figures; with `own` or `blind` also the rows that they are about.
"""

import csv
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from time import process_time
from typing import NamedTuple

from cms.translation.checks.quality.failures import Failure
from cms.translation.checks.quality.run import check_segment

FOLDER = Path(__file__).parent
HALVES = ("own", "blind")
DIRECTIONS = list(permutations(("fr", "pt", "en"), 2))

# Which checks name a kind of error.
FITTING = {
    "number": {"numbers"},
    "number_in_words": {"numbers"},
    "year": {"numbers"},
    "century": {"numbers"},
    "date": {"dates", "numbers"},
    "time": {"numbers"},
    "unit": {"units"},
    "tag": {"tags", "lost_tags"},
    "link_lost": {"lost_tags"},
    "end_punctuation": {"end_punctuation"},
    "double_space": {"double_spaces"},
    "doubled_word": {"doubled_words"},
    "quotes": {"quotes", "quote_style"},
    "quote_style": {"quote_style"},
    "brackets": {"brackets"},
    "unchanged": {"unchanged", "language"},
    "blank": {"blank"},
    "address": {"addresses"},
    "hashtag": {"addresses"},
    "language": {"language"},
    "omission": {"length", "numbers", "end_punctuation"},
    "capital": {"capital"},
    "punctuation_spacing": {"punctuation_spacing"},
    # Those of the blind half.
    "bracket": {"brackets"},
    "copied": {"unchanged", "language"},
    "full_stop": {"end_punctuation"},
    "inconsistent_numeral": {"numbers"},
    "link": {"lost_tags", "addresses", "tags"},
    "price": {"numbers", "units"},
    "too_long": {"field_length", "length"},
    "untranslated_part": {"language"},
}


class Figures(NamedTuple):
    planted: int
    missed: list[tuple[str, str, str]]
    good: int
    false: list[tuple[str, str, list[Failure]]]


def read_table(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table but for its heading."""
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(rows)
            yield from rows


def measure(half: str, source: str, target: str) -> Figures:
    """Return what the checks find in one half of a direction, and what they say of good translations."""

    def check(words: str, translation: str, kind: str = "body") -> list[Failure]:
        return check_segment(words, translation, source_language=source, target_language=target, kind=kind)

    bad = list(read_table(FOLDER / half / f"bad_{source}_{target}.tsv"))
    missed = [
        (kind, words, translation)
        for kind, words, translation, *field in bad
        if not {failure.code for failure in check(words, translation, *field)} & FITTING[kind]
    ]
    good = list(read_table(FOLDER / half / f"good_{source}_{target}.tsv"))
    said = [(row[0], row[1], check(*row)) for row in good]
    return Figures(len(bad), missed, len(good), [row for row in said if row[2]])


def time_checks(source: str, target: str) -> float:
    """Return the seconds of a processor that a good segment takes on average."""
    rows = [row for half in HALVES for row in read_table(FOLDER / half / f"good_{source}_{target}.tsv")]
    for _repeat in range(2):  # the first time, patterns are compiled and CLDR is read
        start = process_time()
        for words, translation, *_field in rows:
            check_segment(words, translation, source_language=source, target_language=target, kind="body")
        seconds = (process_time() - start) / len(rows)
    return seconds


def main() -> None:
    import sys

    for source, target in DIRECTIONS:
        for half in HALVES:
            figures = measure(half, source, target)
            found = figures.planted - len(figures.missed)
            print(f"{source}-{target} {half}: {found}/{figures.planted} found,", end=" ")
            print(f"{len(figures.false)}/{figures.good} false alarms")
            for row in (*figures.missed, *figures.false) if half in sys.argv[1:] else ():
                print("   ", *row, sep=" | ")
        print(f"{source}-{target}: {time_checks(source, target) * 1e6:.0f} µs a segment")


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    main()
