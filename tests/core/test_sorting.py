"""Names are sorted where people look for them."""

import pytest
from django.utils import translation

from cms.core.typography.cldr import country_choices
from cms.core.typography.sorting import guess_sort_name, sort_by_name
from tests.factories import (
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    TopicFactory,
)


@pytest.mark.parametrize("language", ["fr", "pt", "en"])
def test_countries_with_an_accent_are_not_the_last(language):
    with translation.override(language):
        names = [name for _code, name in country_choices()]
    assert names == sort_by_name(names)
    accented = {"fr": ("Éthiopie", "Fidji"), "pt": ("África do Sul", "Albânia"), "en": ("Åland Islands", "Albania")}
    before, after = accented[language]
    assert names.index(before) < names.index(after)


def test_in_french_egypt_comes_before_zimbabwe():
    with translation.override("fr"):
        names = [name for _code, name in country_choices()]
    assert names.index("Danemark") < names.index("Égypte") < names.index("Finlande") < names.index("Zimbabwe")


def test_accents_ligatures_case_and_signs_do_not_count():
    names = ["Zoé", "œuvre", "Odile", "Éric", "erik", "« Alma »", "Łódź", "Lyon"]
    assert sort_by_name(names) == ["« Alma »", "Éric", "erik", "Łódź", "Lyon", "Odile", "œuvre", "Zoé"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Inês Duarte", "Duarte, Inês"), ("Molière", "Molière"), ("Ana de Sousa", "Sousa, Ana de"), ("", ""), (" ", "")],
)
def test_a_person_without_a_name_for_sorting_is_sorted_by_the_last_word(name, expected):
    assert guess_sort_name(name) == expected


def test_people_without_a_name_for_sorting_stand_among_the_others(roots, client):
    people = PeopleIndexPageFactory(parent=roots["fr"], title="Personnes", slug="personnes")
    PersonPageFactory(parent=people, title="Claire Morel", sort_name="Morel, Claire")
    PersonPageFactory(parent=people, title="Élise Évrard")
    PersonPageFactory(parent=people, title="Teresa Lobo", sort_name="Lobo, Teresa")
    PersonPageFactory(parent=people, title="Marc Zola")
    html = client.get("/fr/personnes/").content.decode()
    places = [html.index(f">{name}<") for name in ("Élise Évrard", "Teresa Lobo", "Claire Morel", "Marc Zola")]
    assert places == sorted(places)


def test_sections_and_topics_are_listed_by_name(roots, client, fr):
    MagazineIndexPageFactory(parent=roots["fr"], title="Magazine", slug="magazine")
    for make in (SectionFactory, TopicFactory):
        for name in ("Zones", "Écologie", "Arts"):
            make(name=f"{name} {make._meta.model.__name__}", slug=name.lower()[1:], locale=fr)
    html = client.get("/fr/magazine/").content.decode()
    for kind in ("Section", "Topic"):
        places = [html.index(f"{name} {kind}") for name in ("Arts", "Écologie", "Zones")]
        assert places == sorted(places)
