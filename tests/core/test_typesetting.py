"""Typed text gets the spaces and marks of its language, and nothing but the text is changed."""

import datetime

import pytest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from cms.core.templatetags.typography import date_range, in_quotes, list_join
from cms.core.typography.dates import format_date_range, format_long_date
from cms.core.typography.typesetting import typeset, typeset_html, typeset_text
from cms.languages.spaces import NARROW, NO_BREAK

DAY = datetime.date


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Au fond ?", f"Au fond{NARROW}?"),
        ("Au fond?", f"Au fond{NARROW}?"),
        ("oui ; non", f"oui{NARROW}; non"),
        ("Vraiment !?", f"Vraiment{NARROW}!?"),
        ("Il dit : oui", f"Il dit{NO_BREAK}: oui"),
        ("Il dit: oui", f"Il dit{NO_BREAK}: oui"),
        ("« Bonjour »", f"«{NARROW}Bonjour{NARROW}»"),
        ("«Bonjour»", f"«{NARROW}Bonjour{NARROW}»"),
        ('Il dit "oui".', f"Il dit «{NARROW}oui{NARROW}»."),
        ("L'herbier d'Inês", "L’herbier d’Inês"),
        ("Attendez...", "Attendez…"),
        ("n° 12", f"n°{NO_BREAK}12"),
        ("50 %", f"50{NARROW}%"),
    ],
)
def test_french_marks_have_their_spaces(typed, printed):
    assert typeset_text(typed, "fr") == printed


@pytest.mark.parametrize("typed", ["à 10:30", "https://example.org/?a=b;c", "inscription@musee.example", "3:2"])
def test_times_and_addresses_are_left_alone(typed):
    assert typeset_text(typed, "fr") == typed


def test_typesetting_twice_changes_nothing_more():
    once = typeset_text("Qu'est-ce que c'est ? « Rien » : rien...", "fr")
    assert typeset_text(once, "fr") == once


def test_other_languages_have_their_own_quotes_and_no_french_spaces():
    assert typeset_text('Ele disse "sim"; e então?', "pt") == "Ele disse «sim»; e então?"
    assert typeset_text("It's the \"artists' week\": isn't it?", "en") == "It’s the “artists’ week”: isn’t it?"


def test_tags_attributes_entities_and_code_are_left_alone():
    html = '<p title="a ; b">Un <em>mot</em> ? <a href="/x?y=1;z">lien</a> &amp; suite&nbsp;; fin</p><code>a ; b</code>'
    assert typeset_html(html, "fr") == (
        f'<p title="a ; b">Un <em>mot</em>{NARROW}? <a href="/x?y=1;z">lien</a> &amp; suite{NARROW}; fin</p>'
        "<code>a ; b</code>"
    )


def test_marks_after_an_element_belong_to_its_last_word_and_paragraphs_begin_anew():
    assert typeset_html("<p><b>mot</b>: oui <i>oui</i>!</p>", "fr") == (
        f"<p><b>mot</b>{NO_BREAK}: oui <i>oui</i>{NARROW}!</p>"
    )
    assert typeset_html('<p>Un</p><p>"Deux"</p>', "en") == "<p>Un</p><p>“Deux”</p>"


def test_plain_text_is_escaped_and_html_keeps_its_tags():
    assert typeset("R&D, <b> ?", "fr") == f"R&amp;D, &lt;b&gt;{NARROW}?"
    result = typeset(mark_safe("<b>Oui ?</b>"), "fr")
    assert result == f"<b>Oui{NARROW}?</b>"
    assert isinstance(result, SafeString)


def test_a_pulled_quote_gets_one_pair_of_its_language_s_marks():
    for typed in ("Oui", "« Oui »", '"Oui"'):
        assert in_quotes(typed, "fr") == f'<span class="hang">«{NARROW}</span>Oui{NARROW}»'
    assert in_quotes("Yes", "en") == '<span class="hang">“</span>Yes”'


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "12 novembre 2026"), ("pt", "12 de novembro de 2026"), ("en", "12 November 2026")],
)
def test_dates_are_written_out_in_the_language(language, written):
    with override(language):
        assert format_long_date(DAY(2026, 11, 12)) == written


def test_french_reads_the_first_of_a_month_as_an_ordinal():
    with override("fr"):
        assert format_long_date(DAY(2026, 6, 1)) == "1er juin 2026"


@pytest.mark.parametrize(
    ("language", "start", "end", "expected"),
    [
        ("fr", DAY(2024, 6, 3), DAY(2024, 6, 9), "3–9 juin 2024"),
        ("pt", DAY(2024, 6, 3), DAY(2024, 6, 9), "3–9 de junho de 2024"),
        ("en", DAY(2024, 6, 3), DAY(2024, 6, 9), "3–9 June 2024"),
        ("pt", DAY(2024, 5, 29), DAY(2024, 6, 4), "29 de maio\u00a0– 4 de junho de 2024"),
        ("en", DAY(2026, 10, 15), DAY(2027, 1, 31), "15 October 2026\u00a0– 31 January 2027"),
        ("fr", DAY(2024, 6, 3), DAY(2024, 6, 3), "3 juin 2024"),
        ("fr", DAY(2024, 6, 3), None, "3 juin 2024"),
    ],
)
def test_a_range_of_dates_does_not_repeat_what_they_share(language, start, end, expected):
    with override(language):
        assert format_date_range(start, end) == expected


def test_a_range_is_marked_up_for_machines():
    with override("fr"):
        assert date_range(DAY(2024, 6, 3), DAY(2024, 6, 9)) == (
            '<time datetime="2024-06-03">3</time>–<time datetime="2024-06-09">9 juin 2024</time>'
        )


def test_lists_are_joined_as_the_language_joins_them():
    with override("pt"):
        assert list_join(["Ana", "Inês", "<Rui>"]) == "Ana, Inês e &lt;Rui&gt;"


@pytest.mark.parametrize("stray", ["\ue000", "\ue001"])
def test_characters_that_the_rules_keep_for_themselves_break_nothing(stray):
    assert typeset(f"Lire{stray} www.example.org", "fr").endswith(" www.example.org")
    assert typeset(mark_safe(f"<p>A{stray} &amp; B</p>"), "fr") == "<p>A &amp; B</p>"


def test_what_is_in_a_span_of_another_language_is_set_by_its_rules():
    html = '<p>Sim! <span lang="fr">Vraiment ? <span class="x">Oui !</span> Non !</span> Talvez ?</p>'
    assert typeset_html(html, "pt") == (
        '<p>Sim! <span lang="fr">Vraiment\u202f? <span class="x">Oui\u202f!</span> Non\u202f!</span> Talvez ?</p>'
    )
