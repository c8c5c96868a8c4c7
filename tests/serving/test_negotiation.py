"""Accept-Language: what a browser asks for, and what it gets."""

import random

import pytest

from cms.serving.negotiation import choose_language


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("fr", "fr"),
        ("pt", "pt"),
        ("en", "en"),
        ("fr-CA", "fr"),
        ("pt-BR", "pt"),
        ("pt-PT,pt;q=0.9,en;q=0.8", "pt"),
        ("PT-br", "pt"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        # quality, not order, decides
        ("en;q=0.5,fr;q=0.8", "fr"),
        ("de,pt;q=0.3,fr;q=0.2", "pt"),
        # order decides between equals
        ("fr,pt", "fr"),
        ("pt,fr", "pt"),
        ("fr-CA,en;q=0.9,fr;q=0.1", "fr"),
        # spaces are allowed
        (" fr ; q=0.4 , pt ; q=0.7 ", "pt"),
        # refused
        ("en;q=0", "fr"),
        ("fr;q=0,pt;q=0.1", "pt"),
        ("fr-CA,fr;q=0,pt;q=0.2", "pt"),
        ("pt-BR;q=0,pt", "pt"),
        # everything refused: a page must be served all the same
        ("fr;q=0,pt;q=0,en;q=0", "en"),
        ("*;q=0", "en"),
        # wildcard
        ("*", "en"),
        ("fr;q=0.5,*;q=0.1", "fr"),
        ("*;q=0.5,fr;q=0.1", "en"),
        ("*,pt", "pt"),
        ("en;q=0,*", "fr"),
        # unknown
        ("de", "en"),
        ("ja,zh;q=0.9", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_asked_for_is_the_language_given(header, expected):
    assert choose_language(header) == expected


@pytest.mark.parametrize(
    "header",
    [
        ";;;",
        ",,,,",
        "q=1",
        "fr;q=high",
        "fr;q=1.5",
        "fr;q=-1",
        "fr;q=0.12345",
        "fr;level=1",
        "\x00\xff",
        "fr_FR",
        "français",
        "f" * 100_000,
        "de," * 100_000,
        "٣;q=١",
    ],
)
def test_what_is_malformed_is_left_out(header):
    assert choose_language(header) == "en"


def test_a_malformed_wish_does_not_spoil_the_others():
    assert choose_language("fr;q=much, pt;q=0.2, ;, *;q=x") == "pt"


def test_no_header_makes_it_fail():
    source = random.Random(11)
    alphabet = "frptendeFR-*;=,q01. \t\x00é"
    for _ in range(3000):
        header = "".join(source.choices(alphabet, k=source.randrange(40)))
        assert choose_language(header) in {"fr", "pt", "en"}


def test_only_languages_that_are_available_are_given():
    assert choose_language("pt, fr;q=0.5", available=["fr", "en"]) == "fr"
    assert choose_language("pt", available=["fr", "en"]) == "en"
    assert choose_language("pt", available=["fr"]) == "fr"


def test_a_regional_language_answers_its_kind():
    admin = ["fr", "pt-pt", "en"]
    assert choose_language("pt", available=admin) == "pt-pt"
    assert choose_language("pt-BR", available=admin) == "pt-pt"
    assert choose_language("pt-BR", available=["pt", "pt-BR"]) == "pt-BR"
    assert choose_language("pt;q=0, en;q=0.1", available=admin) == "en"
