"""Paragraphs assembled from sentences that were translated, wherever they stood."""

from collections import defaultdict
from uuid import UUID

from ...models import MemoryUnit
from ..adapting import Adapted, adapt
from ..normalising import Normalised, normalise
from ..readable import keep_readable
from ..sentences import Sentence, split
from .matches import Kind, Match
from .rating import ADAPTED, BEST_FUZZY, EXACT, find_same
from .wanted import Languages, Segment

SPACE = " "


def assemble(wanted: list[Segment], languages: Languages, person, own: UUID) -> dict[int, Match]:
    """Return a match for each segment of which at least one sentence was translated.

    Sentences that nobody has translated stay in the language of the original; `open_words` counts their words.
    """
    sentences = {one.pk: split(one.words, languages.source) for one in wanted}
    sentences = {pk: found for pk, found in sentences.items() if len(found) > 1}
    forms = {
        sentence.html: normalise(sentence.html, languages.source)
        for found in sentences.values()
        for sentence in found
        if sentence.is_whole
    }
    known = _find_translated(forms, languages, person, own)
    made = {one.pk: _join(one, sentences[one.pk], known, languages) for one in wanted if one.pk in sentences}
    return {pk: match for pk, match in made.items() if match}


def _find_translated(forms: dict[str, Normalised], languages, person, own) -> dict[str, tuple[Adapted, MemoryUnit]]:
    """Return the best translation of each sentence, put right, with the unit that it comes from."""
    same = find_same(forms.values(), languages)
    readable = {unit.pk for unit in keep_readable(person, {u for found in same.values() for u in found}, own)}
    units = defaultdict(list, {key: [u for u in found if u.pk in readable] for key, found in same.items()})
    found = {}
    for html, form in forms.items():
        for unit in [*units[form.exact_hash], *units[form.skeleton_hash or None]]:
            source = normalise(unit.source, languages.source)
            adapted = adapt(source, unit.target, form, languages.source, languages.target)
            if adapted.is_whole:
                found[html] = adapted, unit
                break
    return found


def _join(one: Segment, sentences: list[Sentence], known: dict, languages: Languages) -> Match | None:
    """Return a match for a segment, None if none of its sentences is known."""
    units, parts, score = [], [], EXACT
    open_words = all_words = 0
    for sentence in sentences:
        form = normalise(sentence.html, languages.source)
        all_words += len(form.words)
        adapted, unit = known.get(sentence.html) or (None, None)
        if unit is None:
            open_words += len(form.words)
        else:
            units.append(unit)
            score = min(score, EXACT if unit.exact_hash == form.exact_hash else ADAPTED)
        parts.append((adapted.html if adapted else sentence.html) + (sentence.space and SPACE))
    if not units:
        return None
    if open_words:
        score = min(BEST_FUZZY, 100 * (all_words - open_words) // max(1, all_words))
    newest = max(units, key=lambda unit: unit.written_at)
    return Match(
        score=score,
        kind=Kind.ASSEMBLED,
        source=SPACE.join(unit.source for unit in units),
        target="".join(parts).rstrip(),
        words=one.words,
        object_key=newest.object_key,
        path=newest.path,
        is_approved=all(unit.is_approved for unit in units),
        is_machine=any(unit.is_machine for unit in units),
        when=newest.written_at,
        open_words=open_words,
    )
