"""A second text that is like the first: all that was translated once is filled in or offered.

Two interviews of 24 segments: of those of the second, 12 are in the first, and 10 are like one there to 70 % or more.
"""

from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from cms.translation.memory.normalising import normalise
from cms.translation.models import TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.sync.sources import refresh_source

pytestmark = pytest.mark.django_db

TEXTS = Path(__file__).parent / "texts"


def read(name):
    return (TEXTS / name).read_text(encoding="utf-8").strip().split("\n\n")


SOURCE, TARGET, SECOND = read("first.pt.md"), read("first.fr.md"), read("second.pt.md")
EQUAL = [words for words in SECOND if words in SOURCE]
ALIKE = [
    words
    for words in SECOND
    if words not in SOURCE
    and any(
        Levenshtein.normalized_similarity(normalise(words, "pt").words, normalise(other, "pt").words) >= 0.7
        for other in SOURCE
    )
]


@pytest.fixture
def second(translate, begin, go_live, superuser):
    first = translate("Un premier entretien", dict(zip(SOURCE, TARGET, strict=True)), None, "pt", "fr")
    go_live(first, superuser.user)
    return begin("Um segundo texto", *SECOND, source_code="pt", target_code="fr")


def test_the_texts_are_those_that_are_wanted():
    assert (len(SOURCE), len(TARGET), len(SECOND)) == (24, 24, 24)
    assert (len(EQUAL), len(ALIKE)) == (12, 10)


def test_what_is_equal_is_filled_in_and_what_is_alike_is_offered(
    second, read_rows, look_up, superuser, record_property
):
    rows, matches = read_rows(second), look_up(second, superuser.user)
    translations = dict(zip(SOURCE, TARGET, strict=True))

    assert {words: rows[words] for words in EQUAL} == {words: (translations[words], True) for words in EQUAL}
    assert [words for words in ALIKE if not any(70 <= match.score < 100 for match in matches[words])] == []
    assert not set(ALIKE) & rows.keys()
    record_property("measured", f"{len(EQUAL)} of 12 filled in, {len(ALIKE)} of 10 proposed")


def test_numbers_and_dates_of_the_second_text_are_put_right(second, look_up, superuser):
    matches = look_up(second, superuser.user)
    best = {words: matches[words][0] for words in ALIKE if matches[words][0].score == 99}

    years, visitors, opening = (match.target for match in best.values())
    assert years.startswith("J’ai commencé en 2011, comme bénévole.")
    assert "une collection de 209 pièces" in years
    assert visitors.startswith("Nous recevons 31 200 visiteurs par an")
    assert opening.startswith("L’exposition ouvre le 13 mars")


def test_an_update_leaves_only_what_changed_to_translate(translate, go_live, superuser, commit, record_property):
    """4 words changed, a split, a merge, a deletion and 3 moves, in a live text."""
    first = translate("Un premier entretien", dict(zip(SOURCE, TARGET, strict=True)), None, "pt", "fr")
    go_live(first, superuser.user)
    words = list(SOURCE)
    words[1] = words[1].replace("os visitantes mais novos", "os leitores mais velhos").replace("Falámos", "Conversámos")
    sentence, rest = words[3].split(". ", 1)
    words[3:4] = [f"{sentence}.", rest]  # a split
    words[6:8] = [" ".join(words[6:8])]  # a merge
    del words[-1]
    for source, target in ((10, 12), (15, 13), (20, 18)):
        words.insert(target, words.pop(source))
    page = first.source.get_source_instance()
    block = page.body.raw_data[0] | {"value": "".join(f"<p>{one}</p>" for one in words)}
    page.body = page.body.stream_block.to_python([block])
    with commit():
        refresh_source(first.source, page)
    refresh_stale()

    left = TextState.objects.get(translation=first).words_left
    record_property("measured", f"{left} words")
    assert 0 < left <= 30
