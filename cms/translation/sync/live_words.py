"""Find the approved words of a live translation for each current segment of its original.

Translators' words are stored segment by segment and go live only once they are approved, so a segment's row may contain
words that nobody has reviewed. This module finds the words for each segment in the live text instead.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation
from wagtail_localize.strings import StringValue

from ..models import SegmentVersion
from ..text.blank import is_blank
from ..text.segments import SLUG, get_string_segments, list_words, name_kind_of_place

_LINK = re.compile(r"<a\b[^>]*>")

SegmentPosition = tuple[str, int]  # the path of a segment, and its number in the order of the text


@dataclass
class ApprovedWords:
    """The words of a live translation by the segments of its original."""

    words: dict[SegmentPosition, str] = field(default_factory=dict)  # HTML, as wagtail-localize stores it
    untranslated: set[SegmentPosition] = field(default_factory=set)  # segments shown in the words of the original
    open_paths: set[str] = field(default_factory=set)  # paths with segments that have no words in the live text
    paths: set[str] = field(default_factory=set)  # all paths in which the original has words
    left_paths: set[str] = field(default_factory=set)  # paths of the live text with words that belong to no segment

    def is_settled_below(self, path: str) -> bool:
        """Return whether all segments of a block, row or field, if any, have their words in the live text."""
        return not any(is_below(other, path) for other in self.open_paths)

    def is_left_below(self, path: str) -> bool:
        """Return whether a block, row or field of the live text has words that belong to no segment."""
        return any(is_below(other, path) for other in self.left_paths)


def is_below(path: str, ancestor: str) -> bool:
    return path == ancestor or path.startswith(f"{ancestor}.")


def find_approved_words(translation: Translation, target) -> ApprovedWords:
    """Find the words of a live translation for each segment of its original.

    target: the live page or snippet. The words at a segment's own path are tried first, then those at other paths of
    the same kind that are no longer needed there, for blocks that were cut and pasted.
    """
    return _Finder(translation, target).find()


class _Finder:
    def __init__(self, translation: Translation, target):
        source = translation.source
        templates = TemplateSegment.objects.filter(source=source).values_list("context__path", flat=True)
        self.rich = {name_kind_of_place(path) for path in templates}  # kinds, as a removed block has no template
        self.segments = [
            segment
            for segment in get_string_segments(source)
            if segment.context.path != SLUG and not is_blank(segment.string.data)
        ]
        self.candidates = self._read_candidates(translation)
        self.shown_in_source = set((getattr(target, "untranslated_parts", None) or {}).get("paths", ()))
        self.live = defaultdict(Counter)
        for path, words in list_words(target):
            if path != SLUG and not is_blank(words):
                self.live[path][self._make_key(path, words)] += 1

    def find(self) -> ApprovedWords:
        kept: set[str] = set()
        # Words that stay at their path cannot be used elsewhere. Which paths these are is only known after a trial, so
        # it is repeated with them kept until no more are found.
        while True:
            found, taken_from = self._assign(kept)
            needed = {
                path for path, taker in taken_from if path in found.open_paths or self._is_in_open_part(taker, found)
            } - kept
            if not needed:
                return found
            kept |= needed

    def _is_in_open_part(self, path: str, found: ApprovedWords) -> bool:
        """Return whether a path is in a block or row that readers do not have yet, with words still to approve."""
        parts = path.split(".")
        ancestors = (".".join(parts[:depth]) for depth in range(2, len(parts) + 1))
        return any(
            not found.is_settled_below(ancestor) and not any(is_below(other, ancestor) for other in self.live)
            for ancestor in ancestors
        )

    def _assign(self, kept: set[str]) -> tuple[ApprovedWords, set[tuple[str, str]]]:
        found = ApprovedWords(paths={segment.context.path for segment in self.segments})
        pool = {path: Counter(words) for path, words in self.live.items()}
        waiting = [segment for segment in self.segments if not self._take(segment, segment.context.path, pool, found)]
        by_kind = defaultdict(list)
        for path in pool:
            if path not in kept:
                by_kind[name_kind_of_place(path)].append(path)
        taken_from = set()
        for segment in waiting:
            for path in by_kind[name_kind_of_place(segment.context.path)]:
                if self._take(segment, path, pool, found):
                    taken_from.add((path, segment.context.path))
                    break
            else:
                found.open_paths.add(segment.context.path)
        found.left_paths = {path for path, words in pool.items() if words.total()}
        return found, taken_from

    def _take(self, segment: StringSegment, path: str, pool: dict[str, Counter], found: ApprovedWords) -> bool:
        """Assign words of the live text at a path to a segment, if they are one of its translations; return whether."""
        words = pool.get(path)
        if not words:
            return False
        place = (segment.context.path, segment.order)
        offered = self.candidates[segment.context_id, segment.string_id]
        for text in offered:
            if words[key := self._make_key(path, text)]:
                words[key] -= 1
                found.words[place] = text
                return True
        if path in self.shown_in_source and words[key := self._make_key(path, segment.string.data)]:
            words[key] -= 1
            found.words[place] = segment.string.data
            found.untranslated.add(place)
            return True
        return False

    def _read_candidates(self, translation: Translation) -> dict[tuple[int, int], list[str]]:
        """Map (context, string) ids to all translations that a segment ever had: the current one, then newest first."""
        of_text = {"context__object_id": translation.source.object_id, "locale": translation.target_locale_id}
        candidates = defaultdict(list)
        rows = StringTranslation.objects.filter(**of_text, has_error=False)
        for context, string, data in rows.values_list("context_id", "translation_of_id", "data"):
            candidates[context, string].append(data)
        versions = SegmentVersion.objects.filter(**of_text).order_by("-pk")
        for context, string, data in versions.values_list("context_id", "string_id", "data"):
            if data not in candidates[context, string]:
                candidates[context, string].append(data)
        return candidates

    def _make_key(self, path: str, words: str) -> str:
        """Return a normal form of words that ignores the ids of links, which each extraction numbers again."""
        if name_kind_of_place(path) in self.rich:
            return _LINK.sub("<a>", str(BeautifulSoup(words, "html.parser"))).strip()
        return StringValue(words).render_text().strip()
