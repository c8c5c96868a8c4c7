"""Putting an earlier translation right for a text in which only numbers, dates or tags are different."""

import html as entities
import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import escape

from .figures import Figure, find_figures, write_figure
from .normalising import Normalised, find_tags

_CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)


@dataclass(frozen=True)
class Adapted:
    """A translation that was put right. `is_whole`: nothing is left to be put right by hand."""

    html: str
    is_whole: bool
    tags_missing: int = 0  # elements of the text that the translation lacks


def adapt(
    source: Normalised, target: str, new: Normalised, language: str, target_language: str, figures: bool = True
) -> Adapted:
    """Return a translation with the numbers, dates and tags of another text.

    source, target: an earlier text and its translation, as HTML. new: the text to translate.
    language, target_language: codes such as "pt". figures: put numbers and dates right too; not if other words are
    different, as nothing says then which number became which.
    """
    replaced, is_whole = target, False
    if figures:
        replaced, is_whole = _replace_figures(source, target, new, language, target_language)
    mapping, missing = _map_elements(source, new)
    return Adapted(_replace_tags(source, replaced, new, mapping), is_whole and not missing, missing)


def _replace_figures(source, target: str, new, language: str, target_language: str) -> tuple[str, bool]:
    """Return the translation with the new figures, and whether each of them has found its place."""
    if len(source.figures) != len(new.figures):
        return target, False
    changed = {
        n for n, pair in enumerate(zip(source.figures, new.figures, strict=True)) if pair[0].value != pair[1].value
    }
    if not changed:
        return target, True
    places = _find_places(target, target_language)
    values = Counter(figure.value for figure in source.figures)
    by_value = {}
    for place in places:
        by_value.setdefault(place[2].value, []).append(place)
    edits, is_whole = [], True
    for value, count in values.items():
        numbers = [n for n, figure in enumerate(source.figures) if figure.value == value]
        if not changed.intersection(numbers):
            continue
        here = by_value.get(value, [])
        is_clear = len(here) == count and len({new.figures[n].value for n in numbers}) == 1
        for n, (start, end, model) in zip(numbers, here, strict=False):
            written = write_figure(new.figures[n], source.figures[n], model, language, target_language)
            if is_clear and written is not None:
                edits.append((start, end, escape(written)))
            else:
                is_clear = False
        is_whole = is_whole and is_clear
    for start, end, written in sorted(edits, reverse=True):
        target = target[:start] + written + target[end:]
    return target, is_whole


def _find_places(html: str, language: str) -> list[tuple[int, int, Figure]]:
    """Return the figures of a segment with their places in its HTML."""
    found, position = [], 0
    for tag in [*find_tags(html), None]:
        raw = html[position : tag.start if tag else len(html)]
        places = [
            place for match in _CHARACTER.finditer(raw) for place in [match.start()] * len(entities.unescape(match[0]))
        ]
        places.append(len(raw))
        for figure in find_figures(entities.unescape(raw), language):
            found.append((position + places[figure.start], position + places[figure.end], figure))
        position = tag.end if tag else position
    return found


def _map_elements(source: Normalised, new: Normalised) -> tuple[dict[int, int], int]:
    """Return which element of the new text takes the place of which of the earlier one, and how many have none."""
    matcher = SequenceMatcher(None, source.elements, new.elements, autojunk=False)
    mapping = {}
    for block in matcher.get_matching_blocks():
        mapping |= {block.a + n: block.b + n for n in range(block.size)}
    return mapping, len(new.elements) - len(mapping)


def _replace_tags(source: Normalised, target: str, new: Normalised, mapping: dict[int, int]) -> str:
    """Write the new text's tags for those that the translation has of the earlier text, or take them out."""
    new_tags = {(tag.element, tag.is_closing): tag.text for tag in new.tags}
    elements = _find_elements(source, target)
    for tag in reversed(find_tags(target)):
        if tag.element in elements:
            element = mapping.get(elements[tag.element])
            written = "" if element is None else new_tags.get((element, tag.is_closing), tag.text)
            target = target[: tag.start] + written + target[tag.end :]
    return target


def _find_elements(source: Normalised, target: str) -> dict[int, int]:
    """Return which element of a translation stands for which of its text: by tag, then in their order."""
    free: dict[str, list[int]] = {}
    for tag in source.tags:
        if not tag.is_closing:
            free.setdefault(tag.text, []).append(tag.element)
    found = {}
    for tag in find_tags(target):
        if not tag.is_closing and free.get(tag.text):
            found[tag.element] = free[tag.text].pop(0)
    return found
