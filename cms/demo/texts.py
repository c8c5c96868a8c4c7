"""Load demonstration texts from Markdown files with front matter, one for each language.

`stories/seed-book.pt.md` is the Portuguese text of `seed-book`. A number before the key (`02-about.fr.md`) sets the
order. The front matter of the original also has `all_languages:`, with the values that are the same in every language.
The other files have the same fields as the original and, in their body, the same blocks; `cms.demo.markdown` describes
how blocks are written.
"""

import re
from pathlib import Path

from django.conf import settings

from .content import QA, Advice, Audio, Figures, Gallery, Map, Text, Timeline
from .files import SHARED, find_line, read_file, show
from .images import IMAGES
from .words import TextError

PICTURE_FIELDS = ("picture", "cover", "portrait")  # fields with the key of an image
# Of what a translation must have as many as its original.
PARTS = {
    Text: "paragraphs",
    QA: "answer",
    Advice: "items",
    Gallery: "images",
    Figures: "figures",
    Timeline: "entries",
    Map: "places",
    Audio: "chapters",
}
_NAME = re.compile(r"(?:\d+-)?(?P<key>[\w-]+)\.(?P<code>[a-z-]+)\.md")


def load_texts(folder: Path, body: str | None = None) -> list[dict]:
    """Return the texts of a folder, in the order of their names.

    body: the name of the field for the Markdown below the front matter; None if there is no body. Each text is a
    dictionary with `key`, `original` (a language), the values that are the same in all languages, and `texts`: the
    fields by language, the original first. Raises TextError.
    """
    files: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.md")):
        name = _NAME.fullmatch(path.name)
        if name is None or name["code"] not in dict(settings.LANGUAGES):
            raise TextError(show(path), 1, "The file's name must end in a language and .md, as in about.fr.md.")
        files.setdefault(path.name.removesuffix(f".{name['code']}.md"), []).append(path)
    return [_load(paths, body) for _stem, paths in sorted(files.items())]


def load_text(folder: Path, key: str, body: str | None = None) -> dict:
    """Return the text of a folder that has this key. Raises TextError."""
    return _load(sorted(folder.glob(f"{key}.*.md")), body, folder / f"{key}.*.md")


def _load(paths: list[Path], body: str | None, pattern: Path | None = None) -> dict:
    if not paths:
        raise TextError(show(pattern), 1, "There is no such file.")
    read = {_NAME.fullmatch(path.name)["code"]: (path, *read_file(path, body, IMAGES)) for path in paths}
    originals = [code for code, (_path, fields, _blocks) in read.items() if SHARED in fields]
    if len(originals) != 1:
        path = read[originals[1]][0] if originals else paths[0]
        raise TextError(show(path), 1, f"One language, the original, has “{SHARED}:”; here {len(originals)} have.")
    original = originals[0]
    path, fields, _blocks = read[original]
    shared = fields.pop(SHARED) or {}
    for field in PICTURE_FIELDS:
        if shared.get(field) and shared[field] not in IMAGES:
            raise TextError(show(path), find_line(path, field), f"There is no picture “{shared[field]}”.")
    for code in read:
        if code != original:
            _compare(read[code], read[original])
    codes = sorted(read, key=lambda code: (code != original, list(dict(settings.LANGUAGES)).index(code)))
    texts = {
        code: read[code][1] | ({body: tuple(block for _line, block in read[code][2])} if body else {}) for code in codes
    }
    return {"key": _NAME.fullmatch(paths[0].name)["key"], "original": original, **shared, "texts": texts}


def _compare(text: tuple, original: tuple) -> None:
    """Raise TextError if a translation cannot be paired with its original."""
    (path, fields, blocks), (other, wanted, others) = text, original
    if lacking := [name for name in wanted if name not in fields]:
        raise TextError(show(path), 2, f"The fields lack “{lacking[0]}”, which {other.name} has.")
    if more := [name for name in fields if name not in wanted]:
        raise TextError(show(path), find_line(path, more[0]), f"“{more[0]}” is not a field of {other.name}.")
    for name, value in fields.items():
        if isinstance(wanted[name], list) and len(value) != len(wanted[name]):
            message = f"“{name}” has {len(wanted[name])} entries in {other.name}, not {len(value)}."
            raise TextError(show(path), find_line(path, name), message)
    for (line, block), (_other_line, wanted_block) in zip(blocks, others, strict=False):
        if (found := _describe(block)) != (expected := _describe(wanted_block)):
            raise TextError(show(path), line, f"{other.name} has {expected} here, not {found}.")
    if len(blocks) != len(others):
        line = blocks[len(others)][0] if len(blocks) > len(others) else (blocks[-1][0] if blocks else 1)
        raise TextError(show(path), line, f"{other.name} has {len(others)} blocks, not {len(blocks)}.")


def _describe(block) -> str:
    """Return a description of a block's structure, which must be the same in a translation as in the original."""
    parts = PARTS.get(type(block))
    kind = type(block).__name__.lower()
    return f"{kind} of {len(getattr(block, parts))}" if parts else kind
