"""The concordance: where words stand in texts and their translations, in all pairs of languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from wagtail.models import Locale

from cms.languages.analysis import stems

from ...models import MemoryUnit
from ..readable import keep_readable
from .labels import read_labels

LIMIT = 50
MOST_WORDS = 8  # further words are ignored
CHUNK = 200  # units whose readers are asked for at once
MOST_READ = 2000  # units that are looked at for people who may see few of them


@dataclass(frozen=True)
class Finding:
    """A paragraph in which the words stand, with its translation. `source` and `target` are HTML."""

    source: str
    target: str
    source_locale_id: int
    target_locale_id: int
    is_in_target: bool  # the words stand in the translation
    where: str  # the title of the text, or of the picture
    object_key: UUID | None
    path: str
    is_approved: bool
    who: str
    when: datetime


def find_concordance(
    person, words: str, source_locale: Locale | None = None, target_locale: Locale | None = None, limit: int = LIMIT
) -> list[Finding]:
    """Return the paragraphs in which some words stand, or in whose translation they stand.

    Words are compared by their stems, as in the readers' search, and all must stand in the same paragraph; order and
    distance do not matter. Stop words are left out, unless there are no others: then nothing is found.
    person: who asks: they see nothing of texts that they may not open.
    source_locale: the language of the words; all languages are searched without it. target_locale: the other language.
    A text is found whichever of the two languages it was written in. Approved paragraphs first, then the newest.
    """
    query = Q()
    for locale in [source_locale] if source_locale else Locale.objects.all():
        wanted = list(dict.fromkeys(stems(words, locale.language_code)))[:MOST_WORDS]
        if not wanted:
            continue
        for mine, other in (("source", "target"), ("target", "source")):
            side = Q(**{f"{mine}_locale": locale})
            if target_locale:
                side &= Q(**{f"{other}_locale": target_locale})
            for stem in wanted:
                side &= Q(**{f"{mine}_stems__contains": f" {stem} "})
            query |= side
    if not query:
        return []
    units = list(_read(person, query, limit))
    labels = read_labels(units)
    return [
        Finding(
            source=unit.source,
            target=unit.target,
            source_locale_id=unit.source_locale_id,
            target_locale_id=unit.target_locale_id,
            is_in_target=_is_in_target(unit, words),
            where=labels.name_place(unit),
            object_key=unit.object_key,
            path=unit.path,
            is_approved=unit.is_approved,
            who=labels.name_author(unit),
            when=unit.written_at,
        )
        for unit in units
    ]


def _read(person, query: Q, limit: int) -> Iterator[MemoryUnit]:
    """Yield the units that a person may see, up to a limit."""
    paragraphs = MemoryUnit.objects.filter(query, level=MemoryUnit.Level.PARAGRAPH)
    ranked = paragraphs.select_related("source_locale", "target_locale").order_by("-is_approved", "-written_at", "-pk")
    found = 0
    for start in range(0, MOST_READ, CHUNK):
        units = list(ranked[start : start + CHUNK])
        for unit in keep_readable(person, units):
            if found == limit:
                return
            found += 1
            yield unit
        if len(units) < CHUNK or found == limit:
            return


def _is_in_target(unit: MemoryUnit, words: str) -> bool:
    wanted = stems(words, unit.source_locale.language_code)
    return not wanted or any(f" {stem} " not in unit.source_stems for stem in wanted)
