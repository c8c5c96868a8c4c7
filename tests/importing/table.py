"""What survives of each sample, as a table: `python -m tests.importing.table` prints it.

A number is what the blocks have; if the source has another number, "of" and that stand behind it.
"""

import os
import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "samples"
COLUMNS = (
    "headings", "items", "nested", "tables", "notes", "sup", "sub", "nbsp", "links", "bold", "italic", "quotes",
    "questions",
)  # fmt: skip
_PATTERNS = {
    "items": r"<li>",
    "nested": r"<li>(?:(?!</?li>).)*<[ou]l>",
    "notes": r'linktype="footnote"',
    "sup": r"<sup>",
    "sub": r"<sub>",
    "nbsp": r"[\xa0\u202f]",
    "links": r"<a href=",
    "bold": r"<b>",
    "italic": r"<i>",
}
_BLOCKS = {"headings": "heading", "tables": "table", "quotes": "quote", "questions": "question_answer"}


def list_samples() -> list[str]:
    return sorted(path.name for path in FOLDER.iterdir() if path.name != "README.md")


def read_sample(name: str):
    """Return the reading of a sample, and the blocks of an interview that it becomes."""
    from cms.importing.blocks import make_blocks
    from cms.importing.files.kinds import read_file
    from cms.importing.markup.reader import read_markup
    from cms.pages.blocks.bodies import InterviewBodyBlock

    content = (FOLDER / name).read_bytes()
    reading = read_markup(content.decode()) if name.endswith(".htm") else read_file(name, content)
    return reading, make_blocks(reading, InterviewBodyBlock())


def count(blocks: list[dict]) -> dict[str, int]:
    """Return what the blocks have, by column."""
    kinds = Counter(block["type"] for block in blocks)
    words = "\n".join(list_words([block["value"] for block in blocks]))
    found = {column: kinds[kind] for column, kind in _BLOCKS.items()}
    found |= {column: len(re.findall(pattern, words, re.DOTALL)) for column, pattern in _PATTERNS.items()}
    return {column: found[column] for column in COLUMNS if found[column]}


def list_words(value) -> list[str]:
    """Return the texts in the values of blocks; ids could look like words."""
    if isinstance(value, str):
        return [value]
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    values = [part for name, part in named if name not in ("id", "type")]
    return [word for part in values for word in list_words(part)]


def list_told(reading) -> list[str]:
    """Return what the person is told, as "2 comments"."""
    from cms.importing.reasons import Reason

    counted = reading.left_out + reading.unfit
    return [f"{counted[reason]} {reason.value}" for reason in Reason if counted[reason]]


def print_table(sources: dict[str, dict[str, int]]) -> None:
    print(f"| sample | {' | '.join(COLUMNS)} | told |")
    print(f"| --- {'| --- ' * len(COLUMNS)}| --- |")
    for name in list_samples():
        reading, blocks = read_sample(name)
        found, source = count(blocks), sources.get(name, {})
        cells = []
        for column in COLUMNS:
            has, had = found.get(column, 0), source.get(column, found.get(column, 0))
            cells.append(f"{has} of {had}" if has != had else str(has or ""))
        print(f"| {name} | {' | '.join(cells)} | {', '.join(list_told(reading))} |")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    from tests.importing.expected import SOURCES

    print_table(SOURCES)
