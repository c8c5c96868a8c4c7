"""What earlier translations offer for the segments of a text."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.translation.memory.finding.matching import find_matches
from tests.scenes import scene

pytestmark = pytest.mark.django_db

KNOWN = {
    "Le musée ouvre ses portes à tous les publics.": "O museu abre as portas a todos os públicos.",
    "La collection compte 212 pièces, montrées depuis le 12 mars.": (
        "A coleção tem 212 peças, expostas desde 12 de março."
    ),
    "Voir <b>la carte</b> du jardin.": "Ver <b>o mapa</b> do jardim.",
    "Le jardin est ouvert. Il ferme à la nuit. L’entrée est libre.": (
        "O jardim está aberto. Fecha ao anoitecer. A entrada é livre."
    ),
}


@scene
def known(translate, superuser):
    return translate("Un premier texte", KNOWN, user=superuser.user)


@pytest.fixture
def offer(known, begin, look_up, superuser):
    """Return what is offered for one paragraph of another text."""
    numbers = itertools.count(1)
    return lambda words: look_up(begin(f"Texte {next(numbers)}", words), superuser.user)[words]


def test_the_same_words_are_offered_with_100(offer, superuser):
    match = offer("Le musée ouvre ses portes à tous les publics.")[0]

    assert (match.score, match.target) == (100, "O museu abre as portas a todos os públicos.")
    assert match.where == "Un premier texte"
    assert match.who == "boss"
    assert not match.is_approved


@pytest.mark.parametrize(
    "words",
    [
        "Le musée ouvre ses portes à  tous les publics.",
        "Le muse\u0301e ouvre ses portes à tous les publics.",
        "Le musée ouvre ses portes à tous les publics\u200b.",
    ],
)
def test_what_only_looks_different_is_the_same(offer, words):
    assert offer(words)[0].score == 100


def test_numbers_and_dates_are_put_right(offer):
    match = offer("La collection compte 209 pièces, montrées depuis le 13 mars.")[0]

    assert (match.score, match.target) == (99, "A coleção tem 209 peças, expostas desde 13 de março.")


def test_tags_are_put_right_where_they_can_be(offer):
    fewer, others = offer("Voir la carte du jardin.")[0], offer("Voir <i>la carte</i> du jardin.")[0]

    assert (fewer.score, fewer.target) == (99, "Ver o mapa do jardim.")
    assert others.score == 98  # nobody can tell which words are in italics


def test_words_that_are_alike_are_offered_with_their_difference(offer):
    match = offer("Le musée ouvre ses portes à tous les enfants.")[0]

    assert 70 <= match.score < 99
    assert match.target == "O museu abre as portas a todos os públicos."
    assert "<del>" in match.diff
    assert "enfants" in match.diff


def test_what_is_less_alike_is_not_offered(offer):
    assert offer("Le château ferme pour les travaux de printemps.") == []


def test_paragraphs_are_assembled_from_sentences(offer):
    whole = offer("L’entrée est libre. Il ferme à la nuit.")[0]
    part = next(
        match for match in offer("L’entrée est libre. Personne ne le savait encore.") if match.kind == "assembled"
    )

    assert (whole.kind, whole.score, whole.target) == ("assembled", 100, "A entrada é livre. Fecha ao anoitecer.")
    assert part.score < 99
    assert part.target == "A entrada é livre. Personne ne le savait encore."
    assert part.open_words == 5


def test_a_sentence_alone_is_found_in_the_paragraph_that_it_came_from(offer):
    match = offer("Il ferme à la nuit.")[0]

    assert (match.score, match.target) == (100, "Fecha ao anoitecer.")


def test_the_same_neighbours_rank_higher(known, begin, look_up, superuser):
    first, second, third, _fourth = KNOWN
    matches = look_up(begin("Un autre texte", first, second, third), superuser.user)

    assert matches[second][0].score >= 101
    assert matches[third][0].score == 100


def test_approved_words_come_before_others_and_newer_before_older(translate, go_live, begin, look_up, superuser):
    words = "Le musée ouvre ses portes à tous les publics."
    approved = translate("Un premier texte", {words: "Aprovado."}, user=superuser.user)
    go_live(approved, superuser.user)
    translate("Un deuxième texte", {words: "Mais velho."})
    translate("Un troisième texte", {words: "Mais novo."})

    found = look_up(begin("Un autre texte", words), superuser.user)[words]

    assert [match.target for match in found] == ["Aprovado.", "Mais novo.", "Mais velho."]
    assert [match.is_approved for match in found] == [True, False, False]


def test_a_short_text_finds_a_longer_one_that_shares_stop_words_with_it(translate, begin, look_up, superuser):
    """Units of more than eight words are found by words with a meaning alone; shorter texts ask for the others too."""
    translate("Un texte", {"Il est à la porte de notre jardin public.": "Está à porta do nosso jardim público."})
    found = look_up(begin("Un autre", "Il est à la porte de notre musée."), superuser.user)
    assert [match.target for match in found["Il est à la porte de notre musée."]] == [
        "Está à porta do nosso jardim público."
    ]


def test_matches_of_a_long_text_cost_as_many_queries_as_of_a_short_one(known, begin, superuser):
    def count(*paragraphs):
        translation = begin(f"Un texte de {len(paragraphs)} paragraphes", *paragraphs)
        find_matches(translation, person=superuser.user)
        with CaptureQueriesContext(connection) as queries:
            find_matches(translation, person=superuser.user)
        return len(queries)

    short = count(*KNOWN, *(f"{words} Une phrase de plus." for words in KNOWN))
    long = count(*KNOWN, *(f"{words} Une phrase numéro {n}." for words in KNOWN for n in range(10)))

    assert long == short <= 25
