"""Excerpts show where a text contains the words of the query, and nothing that a browser would run."""

import re

import pytest

from cms.languages.analysis import stems
from search.results.excerpts import EXCERPT_LENGTH, make_excerpt, mark

FILLER = "Le jour se lève sur le jardin et personne ne regarde. "


def excerpt(text, query, language="fr"):
    return make_excerpt(text, frozenset(stems(query, language)), language)


def test_other_forms_of_a_word_are_marked_too():
    wanted = frozenset(stems("musée oeuvre", "fr"))
    assert mark("Les Musées, leurs œuvres : l'œuvre", wanted, "fr") == (
        "Les <mark>Musées</mark>, leurs <mark>œuvres</mark>\u00a0: l’<mark>œuvre</mark>"
    )


def test_a_compound_is_marked_once():
    assert mark("Un arc-en-ciel", frozenset(stems("arc-en-ciel", "fr")), "fr") == "Un <mark>arc-en-ciel</mark>"
    assert mark("Un arc-en-ciel", frozenset(stems("ciel", "fr")), "fr") == "Un arc-en-<mark>ciel</mark>"


def test_the_place_is_chosen_where_most_of_the_words_stand_together():
    text = f"Une fougère. {FILLER * 20}La fougère et le canal du musée. {FILLER * 20}Un musée."
    found = excerpt(text, "musée fougère canal")
    assert found.startswith("La <mark>fougère</mark> et le <mark>canal</mark> du <mark>musée</mark>.")


def test_an_excerpt_is_short_and_cut_between_words():
    for text in (FILLER * 50 + "Une fougère. " + FILLER * 50, "mot " * 300 + "fougère " + "mot " * 300):
        found = excerpt(text, "fougère")
        plain = re.sub("<[^>]*>", "", found)
        assert "<mark>fougère</mark>" in found
        assert EXCERPT_LENGTH * 0.6 < len(plain) < EXCERPT_LENGTH + 10
        assert plain.startswith("… ") or plain[0].isupper()
        assert plain.endswith((" …", "."))


def test_without_the_words_it_is_the_beginning():
    assert excerpt("Un début." + " Une suite." * 90, "absent").startswith("Un début. Une suite.")
    assert excerpt("", "absent") == ""


def test_headings_and_captions_are_set_apart():
    assert excerpt("Un intertitre\nUne phrase.\nUne autre.", "phrase") == (
        "Un intertitre · Une <mark>phrase</mark>. Une autre."
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> fougère & \"co\" 'x'",
        "fougère" * 4000,
        "fougère </mark><img src=x onerror=alert(1)>",
        "\u202efougère\u200b \ue000\ue001 fougère",
        "&lt;b&gt; fougère &amp;",
    ],
)
def test_nothing_in_a_text_becomes_markup(text):
    found = excerpt(text, "fougère script mark img b")
    assert set(re.findall(r"<[^>]*>", found)) <= {"<mark>", "</mark>"}
    assert len(found) < 2000


def test_a_book_does_not_keep_a_reader_waiting():
    assert len(excerpt("fougère musée " * 100_000, "fougère")) < 1000
