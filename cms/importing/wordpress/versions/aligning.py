"""Whether two versions of a text say the same, block by block and paragraph by paragraph.

Only then may a translation follow its original: wagtail-localize makes it from the original's blocks, with the words of
the translation in the places of the original's words.
"""

import json

from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

BODY = "body"


def find_ids(original: Page, version: Page) -> dict[str, str] | None:
    """Return the id of the original's block for each block of a version; None if they are not made of the same."""
    ids: dict[str, str] = {}
    return ids if _pair(list(original.body.raw_data), list(version.body.raw_data), ids) else None


def _pair(one, other, ids: dict[str, str]) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_pair(*both, ids) for both in zip(one, other, strict=True))
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return not isinstance(one, dict | list) and not isinstance(other, dict | list)
    if one.keys() != other.keys() or one.get("type") != other.get("type"):
        return False
    if one.get("id") and other.get("id"):
        ids[other["id"]] = one["id"]
    return all(_pair(one[name], other[name], ids) for name in one if name not in ("id", "type"))


def exchange_ids(version: Page, ids: dict[str, str]) -> None:
    """Give the blocks of a version the ids of the original's; marks of notes follow theirs."""
    text = json.dumps(list(version.body.raw_data))
    for own, other in ids.items():
        text = text.replace(own, other)
    version.body = text


def pair_words(original: Page, version: Page) -> dict[str, list[tuple[str, str]]] | None:
    """Return (words, their translation) by path, in the order of the text; None if they do not pair.

    Both have the same ids. Fields beside the body may lack their translation; nothing of the version may be lost.
    """
    (words, forms), (others, other_forms) = _read(original), _read(version)
    if forms != other_forms or others.keys() - words.keys():
        return None
    paired = {}
    for path, strings in words.items():
        found = others.get(path, [])
        if not found and path.partition(".")[0] != BODY:
            continue
        if len(found) != len(strings) or any(a[1] != b[1] for a, b in zip(strings, found, strict=True)):
            return None
        paired[path] = [(a[0], b[0]) for a, b in zip(strings, found, strict=True)]
        if len(set(paired[path])) != len({string for string, _attrs in strings}):
            return None  # the same words were translated in two ways, of which only one can be stored
    return paired


def _read(page: Page) -> tuple[dict[str, list], dict[str, list]]:
    """Return the words of a page with the attributes of their links, and the forms of its rich texts, by path."""
    words, forms = {}, {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            words.setdefault(segment.path, []).append((segment.string.data, segment.attrs))
        elif isinstance(segment, TemplateSegmentValue):
            forms.setdefault(segment.path, []).append(segment.template)
    return words, forms
