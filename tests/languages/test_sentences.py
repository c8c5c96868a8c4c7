"""Texts are split where sentences end, and nowhere else."""

import pytest

from cms.languages.sentences import find_sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["Le Dr. Martin est venu. ", "Il a vu le XIXe s. avant de partir. ", "Non ? ", "Si !"]),
        ("fr", ["« Bonjour ! » ", "Il partit. ", "« Oui. » ", "Fin."]),
        ("fr", ["M. Dupont, p. ex. Jean, a dit « Tout va bien. » et il rit. ", "C’est l’art. ", "Fin."]),
        ("fr", ["Voir fig. 3 et vol. 2. ", "Puis J. M. Le Clézio écrivit… ", "Après J.-C. ", "Fin"]),
        ("pt", ["O Dr. Silva chegou. ", "No séc. XIX, o n.º 3 abriu. ", "A Sra. D. Maria veio. ", "Fim."]),
        ("pt", ["Vieram muitos, p. ex. Lisboa e Porto. ", "— E depois? ", "— Depois nada."]),
        ("pt", ["Nasceu em 500 a. C. em Roma. ", "Fim."]),
        ("en", ["Mr. Smith said: “Go.” ", "He left. ", "It cost 3.5 euros, e.g. in Paris. ", "What?! ", "Yes."]),
        ("en", ["This is art. ", "That is a cat. ", "The U.S. Army came."]),
        ("fr", ["Le {t1}musée{t2} a {n1} pièces. ", "{t3}Le jardin.{t4} ", "{n2} visiteurs."]),
        ("it", ["Uno. ", "Due."]),
        ("fr", [""]),
    ],
)
def test_sentences_are_told_from_abbreviations(language, sentences):
    assert find_sentences("".join(sentences), language) == [sentence for sentence in sentences if sentence]


@pytest.mark.parametrize(
    "odd", ["", ".", "...", " . ", "? ! .", "a.b.c. D", "\u202f»\u202f.", "." * 5000, "A. " * 2000]
)
def test_nothing_is_lost(odd):
    assert "".join(find_sentences(odd, "fr")) == odd
