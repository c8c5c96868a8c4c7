"""The concordance finds words by their stems, in texts and translations of all pairs of languages."""

import pytest

from cms.translation.memory.finding.concordance import find_concordance
from tests.scenes import scene

pytestmark = pytest.mark.django_db

SOURCE = "Les expositions du musée ouvrent au printemps."
TARGET = "As exposições do museu abrem na primavera."


@scene
def known(translate):
    return translate("Un premier texte", {SOURCE: TARGET, "Le jardin est ouvert.": "O jardim está aberto."})


@pytest.mark.parametrize("words", ["exposition", "l’exposition du musée", "Printemps", "MUSÉES", "exposição", "museus"])
def test_words_are_found_by_their_stems_on_both_sides(known, superuser, words):
    assert [(found.source, found.target) for found in find_concordance(superuser.user, words)] == [(SOURCE, TARGET)]


def test_words_are_found_whichever_language_the_text_was_written_in(known, superuser, fr, pt, en):
    forward, backward = (
        find_concordance(superuser.user, "musée", fr, pt),
        find_concordance(superuser.user, "museu", pt, fr),
    )

    assert [found.is_in_target for found in forward] == [False]
    assert [found.is_in_target for found in backward] == [True]
    assert backward[0].where == "Un premier texte"
    assert find_concordance(superuser.user, "musée", fr, en) == []
    assert find_concordance(superuser.user, "museu", en) == []


@pytest.mark.parametrize(
    "words", ["", " ", "le la les", "château", "musée jardin", "%", "_", "' OR 1=1", "\0", "x" * 5000]
)
def test_what_is_not_there_is_not_found(known, superuser, words):
    assert find_concordance(superuser.user, words) == []


def test_who_may_not_open_a_text_finds_none_of_its_words(known, hire):
    assert find_concordance(hire("translator", "en").user, "musée") == []
    assert find_concordance(None, "musée") == []
    assert find_concordance(hire("translator", "pt").user, "musée")


def test_no_more_are_found_than_are_asked_for(translate, superuser):
    translate("Un texte", {f"Le musée numéro {word}.": "O museu." for word in ("un", "deux", "trois")})

    assert len(find_concordance(superuser.user, "musée", limit=2)) == 2
