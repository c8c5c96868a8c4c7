"""Titles of any length are set in balanced lines, broken as their language requires."""

import pytest

from cms.core.typography.typesetting import typeset_text
from cms.social_cards.lettering import get_face
from cms.social_cards.lines import set_title

WIDTH, HEIGHT, LEADING = 470, 370, 1.06


def set_lines(text, language="fr", width=WIDTH):
    face = get_face("fraunces")
    setting = set_title(
        face.keep_known(text), language, face.measure, width=width, height=HEIGHT, leading=LEADING, sizes=(84, 38, 30)
    )
    assert len(setting.lines) * LEADING * setting.size <= HEIGHT
    assert all(face.measure(line) * setting.size <= width for line in setting.lines)
    return setting


@pytest.mark.parametrize(
    "text",
    [
        "Rêver",
        "Le jardin du musée rouvre sa grille aux enfants du quartier.",
        "Pourquoi les herbiers, les phonothèques et les bibliothèques ont-ils décidé d’ouvrir ensemble leurs réserves "
        "aux voisins, aux écoles et aux jardiniers, un dimanche par mois, toute l’année ?",
    ],
)
def test_titles_of_5_60_and_200_characters_fit_whole(text):
    setting = set_lines(text)

    assert " ".join(setting.lines).replace("- ", "-") == text


def test_a_short_title_is_as_large_as_it_may_be_and_a_long_one_smaller():
    assert set_lines("Rêver").size == 84
    assert set_lines("Le jardin du musée rouvre sa grille aux enfants du quartier").size < 84


@pytest.mark.parametrize(
    ("language", "text", "never_last"),
    [
        (
            "fr",
            "Ce que le jardin dit à la ville et aux enfants de l’école",
            {"que", "le", "à", "la", "et", "aux", "de"},
        ),
        ("pt", "O que a maré deixa na praia e o que os museus dela guardam", {"O", "a", "na", "e", "o", "os", "que"}),
        ("en", "What the tide leaves on the beach, and what a museum keeps of it", {"the", "on", "and", "a", "of"}),
    ],
)
def test_no_line_ends_with_an_article_or_another_small_word(language, text, never_last):
    lines = set_lines(text, language).lines

    assert len(lines) > 2
    assert not {line.split()[-1] for line in lines[:-1]} & never_last


def test_a_no_break_space_is_never_broken():
    title = typeset_text("Un musée, mais pour qui ? Pour quoi : la question de 2 400 personnes", "fr")
    lines = set_lines(title.replace("2 400", "2\u202f400")).lines

    assert not any(line.startswith(("?", ":", "400")) for line in lines)
    assert any("qui\u202f?" in line for line in lines)


def test_lines_are_balanced():
    face = get_face("fraunces")
    lines = set_lines("Les bibliothèques ouvrent leurs réserves chaque dimanche", "fr").lines
    widths = [face.measure(line) for line in lines]

    assert min(widths) > 0.5 * max(widths)


def test_a_word_longer_than_a_line_is_cut_with_a_hyphen_and_nothing_is_lost():
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    lines = set_lines(word, "en").lines

    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == word


def test_a_long_word_makes_the_letters_smaller_before_it_is_cut():
    setting = set_lines("anticonstitutionnellement", "fr")

    assert setting.lines == ["anticonstitutionnellement"]
    assert setting.size < 84


def test_what_does_not_fit_at_all_ends_with_an_ellipsis():
    setting = set_lines("mot " * 300)

    assert setting.lines[-1].endswith("mot…")
    assert setting.size == 30


def test_the_typeface_has_what_the_three_languages_need():
    face = get_face("fraunces")
    needed = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿÁÃÍÓÕÚáãíóõú«»“”’–—…\u00a0\u202f€°ŠŽłő"

    assert face.letters.issuperset(needed)
    assert face.measure("\u202f") < face.measure("\u00a0")
    assert face.keep_known("Ș 😀 ok") == "Ș  ok"


def test_letters_are_kerned_without_help_from_the_machine():
    face = get_face("fraunces")

    assert face.measure("To") < face.measure("T") + face.measure("o")
