"""What only looks different is the same; numbers, dates and tags are placeholders."""

import pytest

from cms.translation.memory.adapting import adapt
from cms.translation.memory.figures import find_figures
from cms.translation.memory.normalising import normalise
from cms.translation.memory.sentences import split


def test_tags_numbers_and_dates_are_placeholders():
    found = normalise('Le <b>musée</b> a 212 pièces<br/>depuis le 12 mars 2024, <a id="a1">voir</a>.', "fr")

    assert found.text == "Le {t1}musée{t2} a {n1} pièces{t3}depuis le {n2}, {t4}voir{t5}."
    assert found.placeholders["t4"] == '<a id="a1">'
    assert found.placeholders["n2"] == "12 mars 2024"
    assert found.words == ["le", "musée", "a", "{n}", "pièces", "depuis", "le", "{n}", "voir"]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("« Oui », dit-il.", "“Oui”, dit-il.", "fr"),
        ("Vraiment\u202f?", "Vraiment?", "fr"),
        ("l’œuvre", "l'œuvre", "fr"),
        ("Cafe\u0301  du   coin", "Café du coin", "fr"),
        ("a\u00adbri", "abri", "fr"),
        ("Et puis...", "Et puis…", "fr"),
        ("1\u202f500 pièces", "1 500 pièces", "fr"),
        ('<a id="a1">Voir</a>', '<a id="a2">Voir</a>', "fr"),
        ("R&amp;D", "R&#38;D", "en"),
    ],
)
def test_what_only_looks_different_has_the_same_hash(one, other, language):
    assert normalise(one, language).exact_hash == normalise(other, language).exact_hash


@pytest.mark.parametrize(
    ("one", "other"),
    [("Le musée", "Le musee"), ("Il y a 212 pièces", "Il y a 209 pièces"), ("<b>Oui</b>", "Oui"), ("Oui", "oui")],
)
def test_what_is_different_has_another_hash(one, other):
    assert normalise(one, "fr").exact_hash != normalise(other, "fr").exact_hash


def test_texts_that_differ_in_numbers_and_tags_have_the_same_skeleton():
    one, other = normalise("Il y a <b>212</b> pièces", "fr"), normalise("Il y a 209 pièces", "fr")

    assert one.skeleton_hash == other.skeleton_hash
    assert normalise("212", "fr").skeleton_hash == ""  # any number would be the same


@pytest.mark.parametrize(
    "odd", ["", " ", "<b></b>", "<", "a < b > c", "{t1}", "<b>{t9}</b> {n3}", "</b>", "<b><i>x</b></i>", "\ud83d", "&"]
)
def test_anything_has_a_normal_form(odd):
    found = normalise(odd, "fr")

    assert found.exact_hash
    assert isinstance(found.words, list)
    assert "".join(sentence.html + sentence.space for sentence in split(odd, "fr")) == odd


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("le 1er mai, 1 500 visiteurs, 3,5 %", "fr", [(1, 5, None), "1500", "3.5"]),
        ("a 12 de março de 2024, 1.500 visitantes", "pt", [(12, 3, 2024), "1500"]),
        ("on March 12th, 2024: 1,500 people, 3.5 each", "en", [(12, 3, 2024), "1500", "3.5"]),
        ("XIXe siècle, MW2024, 3D, les années 1990", "fr", ["1990"]),
        ("en mars, puis en mars 2024", "fr", [(None, 3, 2024)]),
    ],
)
def test_numbers_and_dates_are_found(text, language, values):
    assert [figure.value for figure in find_figures(text, language)] == values


@pytest.mark.parametrize(
    ("source", "target", "new", "expected"),
    [
        ("212 peças", "212 pièces", "209 peças", "209 pièces"),
        ("a 12 de março", "le 12 mars", "a 13 de março", "le 13 mars"),
        ("a 12 de março", "le 12 mars", "a 1 de abril", "le 1er avril"),
        ("a 1 de maio", "le 1er mai", "a 2 de maio", "le 2 mai"),
        ("a 12 de março de 2024", "le 12 mars 2024", "a 3 de abril de 2025", "le 3 avril 2025"),
        ("1.500 peças em 2024", "1\u202f500 pièces en 2024", "2.750 peças em 2025", "2\u202f750 pièces en 2025"),
        ("3,5 km", "3,5 km", "4,25 km", "4,25 km"),
        ("R&amp;D: 10 peças", "R&amp;D : 10 pièces", "R&amp;D: 11 peças", "R&amp;D : 11 pièces"),
        ("De 10 a 20", "Entre 20 et 10", "De 11 a 21", "Entre 21 et 11"),
    ],
)
def test_numbers_and_dates_are_written_as_the_translation_has_them(source, target, new, expected):
    adapted = adapt(normalise(source, "pt"), target, normalise(new, "pt"), "pt", "fr")

    assert (adapted.html, adapted.is_whole) == (expected, True)


@pytest.mark.parametrize(
    ("source", "target", "new"),
    [
        ("12 e 12", "12 et 12", "12 e 13"),  # which of the two?
        ("3 peças", "trois pièces", "4 peças"),
        ("a 12 de março", "le 12/03", "a 13 de março"),
        ("12 peças", "12 pièces de 12 cm", "13 peças"),
    ],
)
def test_what_nobody_can_tell_is_left_as_it_was(source, target, new):
    adapted = adapt(normalise(source, "pt"), target, normalise(new, "pt"), "pt", "fr")

    assert (adapted.html, adapted.is_whole) == (target, False)


def test_links_of_a_translation_follow_those_of_the_new_text():
    source, new = 'Ver <a id="a1">isto</a> e <b>aquilo</b>', 'Ver <a id="a2">isto</a> e <b>aquilo</b>'
    adapted = adapt(normalise(source, "pt"), 'Voir <b>cela</b>, <a id="a1">ceci</a>', normalise(new, "pt"), "pt", "fr")

    assert (adapted.html, adapted.is_whole) == ('Voir <b>cela</b>, <a id="a2">ceci</a>', True)
