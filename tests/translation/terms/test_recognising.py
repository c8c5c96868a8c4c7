"""Terms are found in texts by their stems, the longest first; names of the site as readers see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.translation.models import Term, TermConcept
from cms.translation.terms.entries import PROPER_KINDS, USAGES, Entry, Words
from cms.translation.terms.loading import load_terms
from cms.translation.terms.recognising import TermIndex, to_plain
from cms.translation.terms.registry import get_named_models
from home.models import HomePage
from magazine.models import Topic
from tests.factories import PersonPageFactory

pytestmark = pytest.mark.django_db


def test_plain_terms_use_the_values_of_the_models():
    assert list(USAGES) == Term.Usage.values
    assert set(TermConcept.Kind.values) >= PROPER_KINDS
    assert {named.kind for named in get_named_models()} <= set(TermConcept.Kind.values)


def make(kind="term", scientific_name="", do_not_translate=False, **words):
    made = [
        Words(code, text.lstrip("!"), "forbidden" if text.startswith("!") else "preferred")
        for code, texts in words.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    ]
    key = f"{kind}{words}"
    return Entry(key, kind, tuple(made), scientific_name, do_not_translate, is_approved=True, is_checked=True)


def find(text, language, *entries):
    return [match.written for match in TermIndex(entries).find(to_plain(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "entry", "found"),
    [
        ("Les horloges de l’oncle.", "fr", make(fr="horloge"), ["horloges"]),
        ("L’horloge et l'horloge", "fr", make(fr="horloge"), ["horloge", "horloge"]),
        ("os museus nacionais de Lisboa", "pt", make(pt="museu nacional"), ["museus nacionais"]),
        ("Des travaux d’hiver", "fr", make(fr="travail"), ["travaux"]),
        ("le musée <b>d’Orsay</b> ouvre", "fr", make("museum", fr="musée d’Orsay"), ["musée d’Orsay"]),
        ("MUSEE D'ORSAY", "fr", make("museum", fr="musée d’Orsay"), ["MUSEE D'ORSAY"]),
        ("Un arc-en-ciel, des arcs en ciel", "fr", make(fr="arc-en-ciel"), ["arc-en-ciel", "arcs en ciel"]),
        ("le musée. Orsay", "fr", make(fr="musée Orsay"), []),
        ("le mur d’orsay", "fr", make("museum", fr="Orsay"), []),
        ("à Orsay", "fr", make("museum", fr="Orsay"), ["Orsay"]),
        ("voir #MuseumWeek et Museum Week", "fr", make("hashtag", fr="#MuseumWeek"), ["#MuseumWeek"]),
        ("voir #museumweek", "en", make("hashtag", en="#MuseumWeek"), ["#museumweek"]),
        ("#MuseumWeek2024", "fr", make("hashtag", fr="#MuseumWeek"), []),
        ("un lion (<i>Panthera leo</i>)", "fr", make("species", "Panthera leo", fr="lion"), ["lion", "Panthera leo"]),
        ("https://example.org/horloge", "fr", make(fr="horloge"), []),
        ("de la mère et la mer", "fr", make(fr="mer"), ["mer"]),
        ("Dr. Duarte &amp; fils", "fr", make("person", fr="Dr. Duarte"), ["Dr. Duarte"]),
        ("the Storytelling", "en", make(do_not_translate=True, fr="storytelling"), ["Storytelling"]),
        ("", "fr", make(fr="horloge"), []),
        ("#", "fr", make(fr="de la"), []),
        ("العربية 日本", "fr", make(fr="horloge"), []),
    ],
)
def test_a_term_is_found_however_it_is_inflected_and_written(text, language, entry, found):
    assert find(text, language, entry) == found


def test_the_longest_term_is_found_first_and_a_shorter_one_elsewhere():
    entries = make(fr="musée"), make("museum", fr="musée d’art moderne"), make(fr="art")
    text = "le musée d’art moderne, un musée et l’art"
    assert find(text, "fr", *entries) == ["musée d’art moderne", "musée", "art"]


def test_all_terms_with_the_same_words_are_found():
    assert find("une exposition", "fr", make(fr="exposition"), make("role", fr="exposition")) == ["exposition"] * 2


def test_a_forbidden_spelling_with_the_same_stems_is_told_from_the_right_one():
    index = TermIndex([make(fr=["MuseumWeek", "!Museum Week"])])
    matches = index.find("MuseumWeek, Museum Week, Museumweek", "fr")
    assert [match.words.is_forbidden for match in matches] == [False, True, False]


def find_names(text, language):
    return [(m.written, m.entry.kind) for m in load_terms().find(text, language) if m.entry.origin]


def test_names_of_the_site_are_known_in_the_languages_of_their_versions(newsroom, fr, pt, commit):
    with commit():
        topic = Topic.objects.create(locale=fr, name="Patrimoine vivant", slug="patrimoine", live=True)
        other = topic.copy_for_translation(pt)
        other.name, other.live = "Património vivo", True
        other.save()
    entry = next(m.entry for m in load_terms().find("le patrimoine vivant", "fr"))
    assert entry.get_preferred("pt") == "Património vivo"
    other.live = False
    other.save()
    entry = next(m.entry for m in load_terms().find("le patrimoine vivant", "fr"))
    assert entry.get_preferred("pt") == ""


def test_nothing_of_drafts_and_private_texts_is_known(newsroom, commit):
    home = HomePage.objects.get(locale__language_code="fr")
    with commit():
        person = PersonPageFactory(parent=home, title="Inês Duarte")
    assert find_names("avec Inês Duarte", "fr") == [("Inês Duarte", "person")]
    assert find_names("com Inês Duarte", "pt") == [("Inês Duarte", "person")], "the same in every language"
    restriction = person.view_restrictions.create(restriction_type="login")
    assert not find_names("avec Inês Duarte", "fr")
    restriction.delete()
    person.live = False
    person.save()
    assert not find_names("avec Inês Duarte", "fr")


def test_loading_costs_the_same_for_any_number_of_terms_and_reads_them_again_only_after_a_change(term, newsroom):
    def count():
        with CaptureQueriesContext(connection) as queries:
            load_terms()
        return len(queries)

    term(fr="horloge", pt="relógio")
    first, again = count(), count()
    for number in range(12):
        term(fr=f"mot {number}")
    assert count() == first
    assert count() == again < first <= 10
