"""The units that a text has in one language, made from its segments."""

import html as entities
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from cms.languages.analysis import stems

from ...models import MemoryUnit, SegmentVersion
from ...text.blank import counts
from ...text.segments import SLUG, get_string_segments, list_words
from ..normalising import PLACEHOLDER, TAG, Normalised, normalise
from ..sentences import pair

MOST_WORDS = 2000  # nobody writes a longer segment again word for word


@dataclass
class TextInMemory:
    """A text in one language, with what all its units have in common. Five queries, however long the text."""

    source: TranslationSource
    locale: Locale
    live: object = None  # the live page or snippet in this language, if readers see it
    languages: dict[int, str] = field(default_factory=dict)

    def make_units(self) -> list[MemoryUnit]:
        """Return the units of all segments that are translated and confirmed, also of those that the text had before.

        If a segment was corrected since its translation went live, it has two units: the words that readers see, and
        the correction.
        """
        units = []
        for row in self._read_rows():
            source = row.translation_of
            if source.locale_id == self.locale.pk or row.context.path == SLUG:
                continue
            is_live = self._is_live(row.data)
            units += self._make(row, row, row.last_translated_by_id, row.updated_at, is_live)
            approved = None if is_live else self._find_approved(row)
            if approved:
                units += self._make(row, approved, approved.user_id, approved.created_at, True)
        return units

    def _read_rows(self) -> list[StringTranslation]:
        rows = StringTranslation.objects.filter(context__object_id=self.source.object_id, locale=self.locale)
        rows = rows.filter(has_error=False).select_related("translation_of", "context").order_by("pk")
        return [row for row in rows if counts(row) and not self._is_odd(row.translation_of.data, row.data)]

    @staticmethod
    def _is_odd(*texts: str) -> bool:
        """Return whether a text has what looks like a placeholder, or is too long for a comparison."""
        return any(PLACEHOLDER.search(text) or text.count(" ") > MOST_WORDS for text in texts)

    @cached_property
    def _live_words(self) -> set[str]:
        """Return the hashes of all strings that readers of the text see."""
        if self.live is None:
            return set()
        return {normalise(words, self._language).exact_hash for path, words in list_words(self.live) if path != SLUG}

    @property
    def _language(self) -> str:
        return self.locale.language_code

    def _is_live(self, words: str) -> bool:
        return bool(self._live_words) and normalise(words, self._language).exact_hash in self._live_words

    @cached_property
    def _versions(self) -> dict[tuple[int, int], list[SegmentVersion]]:
        versions = SegmentVersion.objects.filter(context__object_id=self.source.object_id, locale=self.locale)
        found = defaultdict(list)
        for version in versions.exclude(data="").order_by("-pk"):
            found[version.context_id, version.string_id].append(version)
        return found

    def _find_approved(self, row: StringTranslation) -> SegmentVersion | None:
        """Return the version of a corrected segment that readers see."""
        if not self._live_words:
            return None
        versions = self._versions[row.context_id, row.translation_of_id]
        return next((version for version in versions if self._is_live(version.data)), None)

    @cached_property
    def _neighbours(self) -> dict[tuple[int, int], tuple[str, str]]:
        """Return the hashes of the segments before and after each segment of the text as it is now."""
        segments = list_in_order(self.source)
        return find_neighbours(segments, self.languages[self.source.locale_id])

    def _make(self, row, written, person_id: int | None, written_at, is_approved: bool) -> list[MemoryUnit]:
        """Return the unit of a segment, and those of its sentences. written: the row, or a version of it."""
        source = row.translation_of
        before, after = self._neighbours.get((row.context_id, row.translation_of_id), ("", ""))
        units = make_units(
            (source.data, source.locale_id, self.languages[source.locale_id]),
            (written.data, self.locale.pk, self._language),
            object_key=self.source.object_id,
            path=row.context.path,
            is_approved=is_approved,
            is_machine=written.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
            person_id=person_id,
            written_at=written_at,
        )
        units[0].before_hash, units[0].after_hash = before, after
        return units


def make_units(source: tuple[str, int, str], target: tuple[str, int, str], **values) -> list[MemoryUnit]:
    """Return the unit of a segment, then those of its sentences, unsaved.

    source, target: the words as HTML, the id of their locale, and its language. values: what all units have in common.
    """
    (words, source_id, language), (translated, target_id, other) = source, target

    def make(html: str, said: str, level: str, **more) -> MemoryUnit:
        described = describe(normalise(html, language))
        of_pair = {"source_locale_id": source_id, "target_locale_id": target_id}
        return MemoryUnit(level=level, source=html, target=said, **of_pair, **described, **values, **more)

    stems_of = {"source_stems": make_stems(words, language), "target_stems": make_stems(translated, other)}
    whole = make(words, translated, MemoryUnit.Level.PARAGRAPH, **stems_of)
    sentences = pair(words, translated, language, other)
    return [whole, *(make(*sentence, MemoryUnit.Level.SENTENCE) for sentence in sentences)]


def describe(form: Normalised) -> dict:
    """Return the fields of a unit that hold the normal form of its source."""
    return {
        "words": " ".join(form.words),
        "length": len(form.words),
        "exact_hash": form.exact_hash,
        "skeleton_hash": form.skeleton_hash,
    }


def make_stems(html: str, language: str) -> str:
    """Return the stems of a segment, each with a space before and after it."""
    found = dict.fromkeys(stems(entities.unescape(TAG.sub(" ", html)), language))
    return f" {' '.join(found)} " if found else ""


def list_in_order(source: TranslationSource) -> list[tuple[int, int, str]]:
    """Return (context, string, words) of the segments of a text, without its slug."""
    rows = get_string_segments(source).exclude(context__path=SLUG)
    return list(rows.values_list("context_id", "string_id", "string__data"))


def find_neighbours(segments: list[tuple[int, int, str]], language: str) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the exact hashes of the segments before and after each segment; "" at the ends of a text."""
    hashes = ["", *(normalise(words, language).exact_hash for _context, _string, words in segments), ""]
    found = {}
    for place, (context, string, _words) in enumerate(segments, 1):
        found.setdefault((context, string), (hashes[place - 1], hashes[place + 1]))
    return found
