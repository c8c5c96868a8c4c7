"""Terms are checked in the translation: few words are enough to be right, and none is wrong by its inflection."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.translation.checks.quality.run import check_segment
from cms.translation.checks.summary import check_translation
from cms.translation.terms.recognising import TermIndex
from cms.translation.text.segments import get_string_segments

from .test_recognising import make

pytestmark = pytest.mark.django_db
CODES = {"term", "forbidden_term", "do_not_translate"}
CLOCK = make(fr=["horloge"], pt=["relógio", "!horologe"], en="clock")
ORSAY = make("museum", fr="musée d’Orsay", pt=["Museu de Orsay", "!Museu do Orsay", "!Orsay"])
WEEK = make("hashtag", do_not_translate=True, fr="#MuseumWeek")
BRAND = make(do_not_translate=True, fr="storytelling")
LION = make("species", "Panthera leo", fr="lion", pt="leão")
MAIL = make(fr="courriel", pt=["e-mail", "!email"])
CURATOR = make("role", fr=["conservatrice", "conservateur"], pt=["conservadora", "conservador", "!curador"])


def check(source, target, *entries, languages=("fr", "pt")):
    said = check_segment(
        source, target, source_language=languages[0], target_language=languages[1], terms=TermIndex(entries)
    )
    return [failure.code for failure in said if failure.code in CODES]


@pytest.mark.parametrize(
    ("source", "target", "entry"),
    [
        ("Les horloges sonnent.", "Os relógios tocam.", CLOCK),
        ("L’horloge et l’horloge.", "O relógio.", CLOCK),
        ("Une visite.", "Uma visita ao horologe.", CLOCK),
        ("Au <i>musée d’Orsay</i>.", "No <b>Museu de Orsay</b>.", ORSAY),
        ("Au musée d'Orsay.", "NO MUSEU DE ORSAY.", ORSAY),
        ("Avec #MuseumWeek.", "Com #MuseumWeek.", WEEK),
        ("Le storytelling.", "O storytelling.", BRAND),
        ("Un lion, <i>Panthera leo</i>.", "Um leão (<em>P. leo</em>).", LION),
        ("Un courriel.", "Um e-mail.", MAIL),
        ("Les conservatrices.", "As conservadoras.", CURATOR),
        ("Le conservateur.", "O conservador.", CURATOR),
    ],
)
def test_what_is_right_is_not_complained_of(source, target, entry):
    assert check(source, target, entry) == []


@pytest.mark.parametrize(
    ("source", "target", "entry", "codes"),
    [
        ("Les horloges sonnent.", "As pêndulas tocam.", CLOCK, ["term"]),
        ("L’horloge.", "O horologe.", CLOCK, ["forbidden_term"]),
        ("Au musée d’Orsay.", "No Museu do Orsay.", ORSAY, ["forbidden_term"]),
        ("Au musée d’Orsay.", "Em Orsay.", ORSAY, ["forbidden_term"]),
        ("Le storytelling.", "A narrativa.", BRAND, ["do_not_translate"]),
        ("Le storytelling.", "O story-telling.", BRAND, ["do_not_translate"]),
        ("Avec #MuseumWeek.", "Com #SemanaDosMuseus.", WEEK, ["do_not_translate"]),
        ("Un lion, <i>Panthera leo</i>.", "Um leão (<em>Pantera leo</em>).", LION, ["do_not_translate"]),
        ("Un courriel.", "Um email.", MAIL, ["forbidden_term"]),
        ("La conservatrice.", "A curadora.", CURATOR, ["forbidden_term"]),
    ],
)
def test_what_is_wrong_is_told(source, target, entry, codes):
    assert check(source, target, entry) == codes


def test_a_proposed_term_and_a_name_that_is_a_common_word_are_not_checked():
    assert check("L’horloge.", "A pêndula.", CLOCK.__class__(**{**vars(CLOCK), "is_checked": False})) == []


def test_terms_are_listed_when_a_text_is_submitted_and_can_be_dismissed(translator, start, fill, term, commit):
    translation = start(title="Les horloges")
    fill(translation, "title", mark=lambda words: "As pêndulas")
    term(fr="horloge", pt="relógio")
    [checked] = [one for one in check_translation(translation) if one.failures]
    assert checked.sentences == ["“horloges” is “relógio” in the termbase."]
    segment = get_string_segments(translation.source).get(context__path="title")
    url = reverse("segment_dismissal", args=[translation.pk, segment.pk, "term"])
    answer = translator.browser.post(url, {"reason": "It is a pendulum."})
    assert answer.status_code == 200
    assert not answer.json()["failures"]
    while_typing = translator.browser.post(reverse("segment_checks", args=[translation.pk, segment.pk]), {"value": "x"})
    assert "term" in {failure["code"] for failure in while_typing.json()["failures"]}


def test_checking_a_text_costs_the_same_for_any_number_of_terms_and_segments(start, fill, term, newsroom):
    translation = start(title="Les horloges")
    fill(translation)

    def count():
        check_translation(translation)
        with CaptureQueriesContext(connection) as queries:
            check_translation(translation)
        return len(queries)

    few = count()
    for number in range(10):
        term(fr=f"horloge {number}", pt=f"relógio {number}")
    assert count() == few
