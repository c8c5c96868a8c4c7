"""Cleaning of the rich text editor's input: Draft.js content as JSON, which a script may have written.

Wagtail's converters trust it: an id that is not a number is stored, and the page's editor then fails for everybody.
Here the input is reduced to what the editor itself writes: text is kept, invalid structure is removed.
"""

import json
import re

from .characters import drop_unstorable

MAX_ID = 2**63 - 1  # the largest primary key of the database
MAX_DEPTH = 4  # the deepest list that the editor makes
ENTITIES_WITH_ID = {"DOCUMENT", "IMAGE"}
_KEY = re.compile(r"[\w-]{1,40}")


def clean_text(value) -> str:
    """Return a text without the characters that cannot be stored or shown; "" if it is not a string."""
    if not isinstance(value, str):
        return ""
    # A surrogate pair that was sent as two escapes is one character.
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return drop_unstorable(whole)


def as_id(value) -> int | None:
    """Return a primary key given as a number or as digits; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_ID:
        return value
    return None


class ContentStateCleaner:
    """Cleaner for the content of one kind of editor; it removes unknown blocks, styles and entities."""

    def __init__(self, block_types, styles, entity_types):
        self.block_types, self.styles, self.entity_types = set(block_types), set(styles), set(entity_types)

    def clean(self, raw: str) -> dict:
        """Return the input in the editor's own form; input that is not JSON of this kind becomes paragraphs."""
        try:
            sent = json.loads(raw)
        except (ValueError, TypeError, RecursionError):
            return {"blocks": _paragraphs(clean_text(raw)), "entityMap": {}}
        if not isinstance(sent, dict):
            return {"blocks": _paragraphs(clean_text(sent)), "entityMap": {}}
        entities = {}
        for key, entity in _items(sent.get("entityMap")):
            if kept := self._clean_entity(entity):
                entities[str(key)] = kept
        blocks = [self._clean_block(block, number, entities) for number, block in enumerate(_list(sent.get("blocks")))]
        return {"blocks": [block for block in blocks if block], "entityMap": entities}

    def get_words(self, content: dict) -> dict:
        """Return only the text of cleaned content: paragraphs, without styles, links and images."""
        text = "\n".join(block["text"] for block in content["blocks"])
        return {"blocks": _paragraphs(text), "entityMap": {}}

    def _clean_block(self, block, number: int, entities: dict) -> dict | None:
        if not isinstance(block, dict):
            return None
        text = clean_text(block.get("text"))
        kind = block.get("type")
        ranges = _clean_ranges(block.get("entityRanges"), len(text), "key", entities, may_overlap=False)
        if not isinstance(kind, str) or kind not in self.block_types or (kind == "atomic" and not ranges):
            if not text.strip():
                return None
            kind = "unstyled"
        key, depth = block.get("key"), block.get("depth")
        return {
            "key": key if isinstance(key, str) and _KEY.fullmatch(key) else f"k{number}",
            "type": kind,
            "depth": min(max(depth, 0), MAX_DEPTH) if type(depth) is int else 0,
            "text": text,
            "inlineStyleRanges": _clean_ranges(block.get("inlineStyleRanges"), len(text), "style", self.styles),
            "entityRanges": ranges,
        }

    def _clean_entity(self, entity) -> dict | None:
        if not isinstance(entity, dict):
            return None
        kind, data = entity.get("type"), entity.get("data")
        if not isinstance(kind, str) or kind not in self.entity_types or not isinstance(data, dict):
            return None
        kept = {
            key: clean_text(value) for key, value in data.items() if isinstance(key, str) and isinstance(value, str)
        }
        if "id" in data:
            kept.pop("id", None)
            if (number := as_id(data["id"])) is not None:
                kept["id"] = number
        if kind in ENTITIES_WITH_ID and "id" not in kept:
            return None
        if kind == "LINK" and "id" not in kept and not kept.get("url"):
            return None
        if kind == "EMBED" and not kept.get("url"):
            return None
        mutability = entity.get("mutability")
        return {
            "type": kind,
            "mutability": mutability if mutability in ("MUTABLE", "IMMUTABLE", "SEGMENTED") else "MUTABLE",
            "data": kept,
        }


def _clean_ranges(sent, length: int, name: str, known, *, may_overlap: bool = True) -> list[dict]:
    ranges = []
    for item in _list(sent):
        if not isinstance(item, dict):
            continue
        offset, size, value = item.get("offset"), item.get("length"), item.get(name)
        if type(offset) is not int or type(size) is not int or not isinstance(value, (str, int)):
            continue
        start, end = max(offset, 0), min(offset + size, length)
        if start < end and str(value) in known:
            ranges.append({"offset": start, "length": end - start, name: str(value)})
    if may_overlap:
        return ranges
    apart, last = [], 0
    for item in sorted(ranges, key=lambda item: item["offset"]):
        if item["offset"] >= last:
            apart.append(item)
            last = item["offset"] + item["length"]
    return apart


def _paragraphs(text: str) -> list[dict]:
    empty = {"type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    lines = [line for line in text.split("\n") if line.strip()]
    return [empty | {"key": f"k{number}", "text": line} for number, line in enumerate(lines)]


def _list(value) -> list:
    return value if isinstance(value, list) else []


def _items(value):
    if isinstance(value, list):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []
