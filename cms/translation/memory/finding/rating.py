"""Rating of units: how well an earlier translation fits a segment."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from ...models import MemoryUnit
from ...text.segments import name_kind_of_place
from ..adapting import adapt
from ..normalising import Normalised, normalise
from ..readable import keep_readable
from ..words import LEAST
from .candidates import find_candidates
from .matches import Kind
from .wanted import Languages, Segment

CONTEXT_AND_PLACE, CONTEXT, EXACT, ADAPTED, BEST_FUZZY = 102, 101, 100, 99, 98
TAG_DIFFERS = 2  # points that each tag costs
MOST_OF_ONE = 60  # units with the same source that are looked at


@dataclass(frozen=True)
class Rated:
    """A unit with its score for a segment, before it becomes a match."""

    score: int
    kind: Kind
    unit: MemoryUnit
    target: str

    @property
    def rank(self) -> tuple:
        """Higher scores first, approved before unapproved, newer before older."""
        return -self.score, not self.unit.is_approved, -self.unit.written_at.timestamp()


def rate(wanted: list[Segment], languages: Languages, person, own: UUID) -> dict[int, list[Rated]]:
    """Return the units that are like each segment, the best first."""
    same = find_same([one.form for one in wanted], languages)
    texts = {one.pk: one.form.words for one in wanted if len(one.form.words) > 1}
    candidates = find_candidates(texts, languages.source_id, languages.target_id, languages.source)
    alike = _find_alike(wanted, candidates)
    ids = {pk for units in alike.values() for pk, _score in units}
    units = {unit.pk: unit for unit in languages.list_units().filter(pk__in=ids)} if ids else {}
    found = {unit.pk: unit for units_of in same.values() for unit in units_of} | units
    readable = {unit.pk for unit in keep_readable(person, found.values(), own)}
    rated = defaultdict(list)
    for one in wanted:
        known = set()
        for unit in same[one.form.exact_hash] + same[one.form.skeleton_hash or None]:
            if unit.pk in readable and unit.pk not in known and not _is_itself(unit, one, own):
                known.add(unit.pk)
                rated[one.pk].append(_rate_same(unit, one, languages, own))
        for pk, score in alike.get(one.pk, ()):
            if pk in readable and pk not in known and not _is_itself(units[pk], one, own):
                rated[one.pk].append(_rate_alike(units[pk], one, score, languages))
        rated[one.pk] = sorted((r for r in rated[one.pk] if r.score >= 100 * LEAST), key=lambda r: r.rank)
    return rated


def find_same(forms: Collection[Normalised], languages: Languages) -> dict[str, list[MemoryUnit]]:
    """Return units with the same text, or the same but for numbers and tags, by either hash. Two queries."""
    found = defaultdict(list)
    for field in ("exact_hash", "skeleton_hash"):
        hashes = {getattr(form, field) for form in forms} - {""}
        units = languages.list_units().filter(**{f"{field}__in": hashes}).order_by("-is_approved", "-written_at")
        for unit in units[: MOST_OF_ONE * max(1, len(hashes))]:
            if len(found[getattr(unit, field)]) < MOST_OF_ONE:
                found[getattr(unit, field)].append(unit)
    return found


def _find_alike(wanted: list[Segment], candidates: dict[int, dict[int, str]]) -> dict[int, list[tuple[int, int]]]:
    """Return the units whose words are like those of each segment, with how alike they are in percent."""
    from rapidfuzz.distance import Levenshtein  # 4 MB, needed only in a newsroom that translates

    words = {pk: text.split() for units in candidates.values() for pk, text in units.items()}
    found = {}
    for one in wanted:
        own = one.form.words
        likeness = [
            (pk, int(100 * Levenshtein.normalized_similarity(own, words[pk], score_cutoff=LEAST) + 1e-9))
            for pk in candidates.get(one.pk, ())
        ]
        found[one.pk] = sorted((pair for pair in likeness if pair[1]), key=lambda pair: -pair[1])[:MOST_OF_ONE]
    return found


def _is_itself(unit: MemoryUnit, one: Segment, own: UUID) -> bool:
    # The library's words of a picture are those of its row, whatever the text.
    is_of_text = unit.object_key in (own, None)
    is_of_place = unit.level == MemoryUnit.Level.PARAGRAPH and is_of_text and unit.path == one.path
    return is_of_place and unit.exact_hash == one.form.exact_hash


def is_exact(rated: list[Rated]) -> bool:
    return bool(rated) and rated[0].score >= EXACT


def _rate_same(unit: MemoryUnit, one: Segment, languages: Languages, own: UUID) -> Rated:
    """Rate a unit that differs in numbers, dates and tags at most."""
    source = normalise(unit.source, languages.source)
    adapted = adapt(source, unit.target, one.form, languages.source, languages.target)
    if unit.exact_hash == one.form.exact_hash:
        return Rated(_rate_context(unit, one, own), Kind.EXACT, unit, adapted.html)
    if adapted.is_whole:
        return Rated(ADAPTED, Kind.ADAPTED, unit, adapted.html)
    return Rated(BEST_FUZZY - TAG_DIFFERS * max(0, adapted.tags_missing - 1), Kind.FUZZY, unit, adapted.html)


def _rate_context(unit: MemoryUnit, one: Segment, own: UUID) -> int:
    around = (one.before, one.after)
    if not any(around) or around != (unit.before_hash, unit.after_hash):
        return EXACT
    same_kind = name_kind_of_place(unit.path) == name_kind_of_place(one.path)
    same_place = unit.path == one.path or (unit.object_key == own and same_kind)
    return CONTEXT_AND_PLACE if same_place else CONTEXT


def _rate_alike(unit: MemoryUnit, one: Segment, score: int, languages: Languages) -> Rated:
    source = normalise(unit.source, languages.source)
    ours, theirs = Counter(one.form.elements), Counter(source.elements)
    differing = ((ours - theirs) + (theirs - ours)).total()
    adapted = adapt(source, unit.target, one.form, languages.source, languages.target, figures=False)
    return Rated(min(score, BEST_FUZZY) - TAG_DIFFERS * differing, Kind.FUZZY, unit, adapted.html)
