"""What matches for a text of 150 segments cost, with many units in the memory, and how many of them are found.

On SQLite or on the PostgreSQL that DATABASE_URL names, in a scratch database. UNITS is the number of units (50,000),
COMPARED how many segments are compared with every unit, to tell what the selection of candidates misses (30).

The units are sentences of the demonstration, recombined: a few of their words are others, drawn as often as words come
in a language. A third of the segments are in the memory, a third are like sentences there, a third are new.
"""

import os
import random
import re
import sys
import time
from collections import Counter
from itertools import accumulate
from pathlib import Path
from uuid import uuid4

UNITS = int(os.environ.get("UNITS", 50_000))
COMPARED = int(os.environ.get("COMPARED", 30))
SEGMENTS = 150
TEXTS = Path(__file__).parents[2] / "magazine" / "demo" / "content" / "stories"
LIMITS = ((50_000, 500), (200_000, 1500))  # units, milliseconds
LEAST_FOUND = 98  # percent of what comparing with every unit finds


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        translation = _build()
        return _measure(translation) + _compare(translation)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


class Writer:
    """Writes sentences that are like those of the demonstration."""

    def __init__(self):
        self.random = random.Random(7)  # the same units each time
        text = " ".join(path.read_text() for path in sorted(TEXTS.glob("*.fr.md")))
        lines = re.split(r"\n\s*\n|(?<=[.!?])\s+(?=[A-ZÀ-Þ«])", re.sub(r"[*_#>\[\]|]|\(https?:[^)]*\)", "", text))
        self.sentences = [" ".join(line.split()) for line in lines if 4 <= len(line.split()) <= 40 and ":" not in line]
        words = re.findall(r"\w{3,}", " ".join(self.sentences).lower())
        self.vocabulary = [word for word, _count in Counter(words).most_common()]
        # As many rare words as an archive has.
        self.vocabulary += [f"{a[:4]}{b[-4:]}" for a, b in zip(self.vocabulary, reversed(self.vocabulary), strict=True)]
        self.weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.vocabulary))))

    def write(self, share: float) -> str:
        """Return a sentence of the demonstration in which a share of the words are others."""
        return self.vary(self.random.choice(self.sentences), share)

    def vary(self, sentence: str, share: float) -> str:
        words = sentence.split()
        others = self.random.choices(self.vocabulary, cum_weights=self.weights, k=len(words))
        return " ".join(
            other if self.random.random() < share else word for word, other in zip(words, others, strict=True)
        )


def _build():
    from django.db import connection
    from django.utils import timezone
    from wagtail.models import Locale, Page

    from cms.translation.memory.keeping.units import describe, make_stems
    from cms.translation.memory.keeping.writing import add
    from cms.translation.memory.normalising import normalise
    from cms.translation.models import MemoryUnit
    from cms.translation.text.filling import start_translation
    from home.roots import create_language_roots
    from tests.factories import StandardPageFactory

    writer = Writer()
    roots = create_language_roots()
    fr, pt = (Locale.objects.get(language_code=code) for code in ("fr", "pt"))
    pages = []
    for number in range(20):
        page = StandardPageFactory(parent=roots["fr"], title=f"Un texte {number}", slug=f"texte-{number}")
        start_translation(page, pt)
        page.copy_for_translation(pt)
        pages.append(page)
    Page.objects.filter(locale=pt).update(live=True)
    start = time.perf_counter()
    known = []
    for first in range(0, UNITS, 5000):
        units = []
        for number in range(first, min(first + 5000, UNITS)):
            source = writer.write(writer.random.choice((0.3, 0.5, 0.7, 0.9)))
            known.append(source)
            units.append(
                MemoryUnit(
                    source_locale=fr,
                    target_locale=pt,
                    level=MemoryUnit.Level.PARAGRAPH,
                    source=source,
                    target=f"{source} (pt)",
                    **describe(normalise(source, "fr")),
                    source_stems=make_stems(source, "fr"),
                    target_stems=make_stems(source, "pt"),
                    object_key=pages[number % len(pages)].translation_key,
                    path=f"body.{uuid4()}",
                    is_approved=True,
                    written_at=timezone.now(),
                )
            )
        add(units)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print(f"{UNITS:,} units on {connection.vendor}, written in {time.perf_counter() - start:.0f} s", flush=True)
    writer.random.shuffle(known)
    third = SEGMENTS // 3
    paragraphs = [
        *known[:third],
        *(writer.vary(sentence, writer.random.choice((0.1, 0.2, 0.3))) for sentence in known[third : 2 * third]),
        *(writer.write(0.9) for _ in range(third)),
    ]
    writer.random.shuffle(paragraphs)
    body = [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]
    page = StandardPageFactory(parent=roots["fr"], title="À traduire", slug="a-traduire", summary="", body=body)
    return start_translation(Page.objects.get(pk=page.pk).specific, pt)


def _measure(translation) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from cms.translation.memory.finding.matching import find_matches
    from cms.translation.models import MemoryUnit

    clock, processor = [], []
    for _ in range(7):
        start, used = time.perf_counter(), time.process_time()
        matches = find_matches(translation)
        clock.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - used) * 1000)
    # SQLite works within this process: its time is what counts, as others may work on the machine.
    times = processor if connection.vendor == "sqlite" else clock
    with CaptureQueriesContext(connection) as queries:
        find_matches(translation)
    limit = next((ms for units, ms in LIMITS if units >= UNITS), LIMITS[-1][1])
    found = sum(bool(match) for match in matches.values())
    median = sorted(times)[len(times) // 2]
    print(f"Matches for {len(matches)} segments, {found} with any: {median:.0f} ms (the first time {times[0]:.0f} ms;")
    print(f"  the fastest {min(clock):.0f} ms by the clock, {min(processor):.0f} ms of the processor),")
    print(f"  {len(queries)} queries, at most {limit} ms wanted; {MemoryUnit.objects.count():,} units")
    for query in sorted(queries.captured_queries, key=lambda query: -float(query["time"]))[:4]:
        print(f"    {query['time']} s: {' '.join(query['sql'][-160:].split())}")
    return int(median > limit)


def _compare(translation) -> int:
    from rapidfuzz.distance import Levenshtein

    from cms.translation.memory.finding.candidates import find_candidates
    from cms.translation.memory.finding.wanted import Languages, describe_segments
    from cms.translation.memory.words import LEAST
    from cms.translation.models import MemoryUnit

    languages = Languages(translation)
    wanted = describe_segments(translation, None, languages)[:: max(1, SEGMENTS // COMPARED)]
    texts = {one.pk: one.form.words for one in wanted}
    candidates = find_candidates(texts, languages.source_id, languages.target_id, languages.source)
    alike = found = segments = best = 0
    units = [(pk, words.split()) for pk, words in MemoryUnit.objects.values_list("pk", "words").iterator()]
    for one in wanted:
        rated = [
            (pk, score)
            for pk, words in units
            if (score := Levenshtein.normalized_similarity(texts[one.pk], words, score_cutoff=LEAST)) >= LEAST
        ]
        chosen = set(candidates.get(one.pk, ()))
        alike += len(rated)
        found += sum(pk in chosen for pk, _score in rated)
        segments += bool(rated)
        best += bool(rated) and max(score for _pk, score in rated) == max(
            (score for pk, score in rated if pk in chosen), default=0
        )
    share = 100 * found / max(1, alike)
    print(f"Of {alike} units that are like {len(wanted)} segments to 70 % or more, {found} are found: {share:.1f} %;")
    print(f"  the best one for {best} of {segments} segments. Candidates: {sum(map(len, candidates.values()))}")
    return int(share < LEAST_FOUND)


if __name__ == "__main__":
    sys.exit(main())
