"""Typed text is typeset by the rules of each language: a table of cases for each.

In the tables · is a no-break space and ~ a narrow one; all others are plain.
"""

import pytest
from django.utils.safestring import mark_safe

from cms.core.templatetags.typography import in_quotes
from cms.core.typography.typesetting import typeset_html, typeset_text

FRENCH = [
    ("Vraiment?", "Vraiment~?"),
    ("Oui ; non !", "Oui~; non~!"),
    ("Il dit: oui", "Il dit·: oui"),
    ("«Bonjour»", "«~Bonjour~»"),
    ('Il dit "oui".', "Il dit «~oui~»."),
    ("Il dit “oui”.", "Il dit «~oui~»."),
    ('« Il a lu "Ulysse" hier »', "«~Il a lu “Ulysse” hier~»"),
    ('"Il a lu "Ulysse" hier"', "«~Il a lu “Ulysse” hier~»"),
    ("« Il a lu « Ulysse » hier »", "«~Il a lu “Ulysse” hier~»"),
    ("L'auteur d'\"Ulysse\"", "L’auteur d’«~Ulysse~»"),
    ("L'herbier, aujourd'hui", "L’herbier, aujourd’hui"),
    ("10 cm sur 100 km", "10·cm sur 100·km"),
    ("20 % ou 20%", "20~% ou 20~%"),
    ("3 000 € et 12 500 000 visites", "3~000~€ et 12~500~000 visites"),
    ("n° 5, N°12", "n°·5, n°·12"),
    ("p. 12 et pp. 12-118", "p.·12 et pp.·12–118"),
    ("à 21 h, à 21 h 30", "à 21·h, à 21·h·30"),
    ("le XXIe siècle", "le XXIe·siècle"),
    ("le 12 novembre, le 1er juin", "le 12·novembre, le 1er·juin"),
    ("Mme Duarte et M. Girard", "Mme·Duarte et M.·Girard"),
    ("de 10-12 ans, 1914-1918", "de 10–12 ans, 1914–1918"),
    ("40 x 50 cm", "40·×·50·cm"),
    ("Attendez...", "Attendez…"),
]
PORTUGUESE = [
    ('Ele disse "sim"; e então?', "Ele disse «sim»; e então?"),
    ("« Olá »", "«Olá»"),
    ("“Olá”", "«Olá»"),
    ('"Li "Os Maias" ontem"', "«Li “Os Maias” ontem»"),
    ("copo d'água", "copo d’água"),
    ("10 cm, 100 km", "10·cm, 100·km"),
    ("20 %, mas 20%", "20·%, mas 20%"),
    ("3 000 €", "3~000·€"),
    ("n.º 5, nº 12", "n.º·5, n.º·12"),
    ("p. 12, pp. 12-18", "p.·12, pp.·12–18"),
    ("às 21 h 30", "às 21·h·30"),
    ("no século XXI", "no século·XXI"),
    ("em 2024 o museu", "em 2024 o museu"),
    ("a Dra. Reis", "a Dra.·Reis"),
    ("1200-109 Lisboa", "1200-109 Lisboa"),
    ("Espere...", "Espere…"),
]
ENGLISH = [
    ("\"Yes\": it's the artists' week", "“Yes”: it’s the artists’ week"),
    ("« Yes »", "“Yes”"),
    ('"I read "Ulysses" then"', "“I read ‘Ulysses’ then”"),
    ("\"She said 'yes' then\"", "“She said ‘yes’ then”"),
    ("in the '90s", "in the ’90s"),
    ('a 40" screen', 'a 40" screen'),
    ("10 cm, 100 km", "10·cm, 100·km"),
    ("20%", "20%"),
    ("3 000 visitors", "3~000 visitors"),
    ("No. 5, p. 12, pp. 12-18", "No.·5, p.·12, pp.·12–18"),
    ("at 9 p.m.", "at 9·p.m."),
    ("the 21st century", "the 21st·century"),
    ("Dr Reis", "Dr·Reis"),
    ("ages 10-12, 2017-2024", "ages 10–12, 2017–2024"),
    ("Wait...", "Wait…"),
]
TABLES = {"fr": FRENCH, "pt": PORTUGUESE, "en": ENGLISH}
CASES = [(language, *case) for language, table in TABLES.items() for case in table]


@pytest.mark.parametrize(("language", "typed", "printed"), CASES)
def test_what_is_typed_is_set_as_the_language_sets_it_and_only_once(language, typed, printed):
    printed = printed.replace("~", "\u202f").replace("·", "\u00a0")
    assert typeset_text(typed, language) == printed
    assert typeset_text(printed, language) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/a-1-2?b=c;d'e",
        "www.example.org:80",
        "nom@musee.example",
        "#MuseumWeek2024",
        "@museumweek",
        "10:30",
        "2026-11-12",
        "01-02-03",
        "978-2-07-036822-8",
        "+351 213-456-789",
        "555-1234",
        "3-2",
        "0x50",
        "A4-12",
        "2024-25",
    ],
)
@pytest.mark.parametrize("language", TABLES)
def test_what_is_no_prose_is_left_alone(language, typed):
    assert typeset_text(f"({typed})", language) == f"({typed})"


def test_an_address_ends_before_the_mark_that_follows_it():
    assert typeset_text('Voir "https://example.org/a"; oui', "fr") == (
        "Voir «\u202fhttps://example.org/a\u202f»\u202f; oui"
    )


def test_a_quotation_goes_on_through_the_elements_of_a_paragraph():
    html = '<p>Il dit "<em>il a lu "Ulysse"</em> hier" <b>?</b></p><p>"Non"</p>'
    assert typeset_html(html, "fr") == (
        "<p>Il dit «\u202f<em>il a lu “Ulysse”</em> hier\u202f» <b>?</b></p><p>«\u202fNon\u202f»</p>"
    )


def test_a_pulled_quote_has_the_inner_marks_within_it():
    assert in_quotes('Il a lu "Ulysse" hier', "fr") == ('<span class="hang">«\u202f</span>Il a lu “Ulysse” hier\u202f»')
    assert in_quotes("« Oui », dit-il, « non »", "fr").endswith("Oui\u202f», dit-il, «\u202fnon\u202f»")


def test_any_element_in_another_language_is_set_by_its_own_rules():
    html = mark_safe(
        '<p>Sim! <em lang="fr">Vraiment ? <b>Oui !</b></em> <a href="/" lang="en">"Yes"</a> "Sim"<br>Ah !</p>'
    )
    assert typeset_html(html, "pt") == (
        '<p>Sim! <em lang="fr">Vraiment\u202f? <b>Oui\u202f!</b></em> <a href="/" lang="en">“Yes”</a> «Sim»<br>Ah !</p>'
    )


@pytest.mark.parametrize("name", ["code", "kbd", "samp", "pre"])
def test_code_is_left_alone(name):
    html = f'<p>Oui</p><{name}>a ; <b>"b"</b> ; c</{name}>'
    assert typeset_html(html, "fr") == html
