"""What the workbench asks: the terms of a segment, and a proposal from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.translation.models import TermConcept
from cms.translation.text.segments import get_string_segments
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def started(start):
    return start(title="Les horloges du musée")


@pytest.fixture
def url(started):
    segment = get_string_segments(started.source).get(context__path="title")
    return reverse("segment_terms", args=[started.pk, segment.pk])


def test_the_terms_of_a_segment_are_told_with_their_translation_and_who_decided(translator, url, term):
    term(note="In clocks", fr="horloge", pt=["relógio", "~relógio de torre", "!horologe"])
    told = translator.browser.get(url).json()["terms"]
    assert [one["written"] for one in told] == ["horloges"]
    assert told[0]["preferred"] == ["relógio"]
    assert told[0]["admitted"] == ["relógio de torre"]
    assert told[0]["forbidden"] == ["horologe"]
    assert (told[0]["note"], told[0]["decided_by"], told[0]["is_approved"]) == ("In clocks", "terms", True)


def test_what_is_only_proposed_is_told_as_such(translator, url):
    answer = translator.browser.post(url, {"source": "musée", "target": "museu", "kind": "term"})
    assert answer.status_code == 201
    concept = TermConcept.objects.get()
    assert (concept.status, concept.proposed_by) == ("proposed", translator.user)
    told = translator.browser.get(url).json()["terms"]
    assert [(one["written"], one["is_approved"]) for one in told] == [("musée", False)]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"source": " "},
        {"source": "x" * 400},
        {"source": "musée", "kind": "planet"},
        {"source": "a\0b"},
        {"source": "museum", "kind": "hashtag"},
    ],
)
def test_a_proposal_that_is_none_gets_a_sentence(translator, url, data):
    answer = translator.browser.post(url, data)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert not TermConcept.objects.exists()


def test_a_term_that_exists_is_not_proposed_again(translator, url, term):
    term(fr="horloge", pt="relógio")
    assert translator.browser.post(url, {"source": "horloge", "target": "relógio"}).status_code == 400


def test_who_may_not_open_the_text_gets_and_proposes_nothing(hire, url):
    other = hire("translator", "en")
    for answer in (other.browser.get(url), other.browser.post(url, {"source": "musée", "target": "museu"})):
        assert answer.status_code == 403
    assert not TermConcept.objects.exists()


def test_a_segment_of_another_text_is_not_found(translator, started, start):
    other = start(title="Un autre texte")
    segment = get_string_segments(other.source).first()
    assert translator.browser.get(reverse("segment_terms", args=[started.pk, segment.pk])).status_code == 404


def test_asking_costs_the_same_for_any_number_of_terms(translator, url, term):
    def count():
        translator.browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            translator.browser.get(url)
        return len(queries)

    few = count()
    for number in range(10):
        term(fr=f"horloge {number}", pt=f"relógio {number}")
    assert count() == few
