"""Titles, descriptions and metadata for social media, in the language of the page."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils.safestring import mark_safe

from cms.core.typography.cldr import name_locale
from cms.seo.descriptions import DESCRIPTION_LENGTH, add_site_name
from tests.factories import (
    ArticlePageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
    StandardPageFactory,
    TopicFactory,
)
from tests.samples import Samples

pytestmark = pytest.mark.django_db


def read_metadata(client, address):
    head = BeautifulSoup(client.get(address).content, "html.parser").head
    found = {tag.get("name") or tag.get("property"): tag["content"] for tag in head.find_all("meta", content=True)}
    return found | {"title": head.title.get_text()}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Magazine", "Magazine · MuseumWeek"),
        ("MuseumWeek 2024", "MuseumWeek 2024"),
        ("x" * 52, "x" * 52 + " · MuseumWeek"),
        ("x" * 53, "x" * 53),
        ("A &amp; B " + "x" * 45, "A &amp; B " + "x" * 45 + " · MuseumWeek"),
        (" ", "MuseumWeek"),
    ],
)
def test_the_sites_name_ends_a_title_where_it_fits_and_does_not_repeat_it(title, shown):
    assert add_site_name(mark_safe(title)) == shown


def test_the_title_for_search_engines_goes_first(client, roots):
    StandardPageFactory(parent=roots["fr"], slug="a", title="Nous", seo_title="Qui sommes-nous ?")
    assert read_metadata(client, "/fr/a/")["title"] == "Qui sommes-nous\u202f? · MuseumWeek"


def test_a_page_without_a_summary_is_described_by_its_text_cut_between_words(client, roots):
    body = [("heading", "Un titre"), ("text", "<p>Une phrase &amp; une autre.</p><p>" + "encore un mot " * 30 + "</p>")]
    StandardPageFactory(parent=roots["fr"], slug="a", body=body)
    description = read_metadata(client, "/fr/a/")["description"]
    assert description.startswith("Une phrase & une autre. encore un mot")
    assert description.endswith("encore un…")
    assert len(description) <= DESCRIPTION_LENGTH


def test_what_an_editor_wrote_for_search_engines_is_not_cut(client, roots):
    words = "mot " * 60 + "fin"
    StandardPageFactory(parent=roots["fr"], slug="a", search_description=words, summary="Autre.")
    assert read_metadata(client, "/fr/a/")["description"] == words


def test_a_person_is_described_by_their_biography_else_by_what_they_do(client, roots):
    people = PeopleIndexPageFactory(parent=roots["pt"], slug="vozes")
    PersonPageFactory(parent=people, slug="ana", title="Ana", occupation="Bióloga")
    PersonPageFactory(parent=people, slug="rui", title="Rui", occupation="Poeta", bio="<p>Escreve em Lisboa.</p>")
    assert read_metadata(client, "/pt/vozes/ana/")["description"] == "Bióloga"
    assert read_metadata(client, "/pt/vozes/rui/")["description"] == "Escreve em Lisboa."


@pytest.mark.parametrize("code", ["fr", "pt", "en"])
def test_no_page_of_any_type_goes_without_a_description(client, roots, code):
    samples = Samples(roots[code])
    for page in samples.pages:
        for name in ("seo_title", "search_description", "summary", "body", "editorial", "label", "bio", "occupation"):
            if hasattr(page, name):
                setattr(page, name, "")
        page.save()
        found = read_metadata(client, page.get_url())
        assert found["description"] == found["og:description"] != "", page
        assert page.title in found["title"]


def test_a_listing_is_described_as_itself_and_each_page_of_it_in_its_own_words(client, roots, en):
    magazine = MagazineIndexPageFactory(parent=roots["en"], slug="magazine", summary="Of the magazine.")
    told = SectionFactory(name="Insights", slug="insights", locale=en, description="Looking closely.")
    TopicFactory(name="Tolerance", slug="tolerance", locale=en)
    for number in range(13):
        ArticlePageFactory(parent=magazine, slug=f"a{number}", section=told)
    found = read_metadata(client, "/en/magazine/section/insights/")
    assert (found["title"], found["og:title"]) == ("Insights · MuseumWeek", "Insights")
    assert found["description"] == "Looking closely."
    found = read_metadata(client, "/en/magazine/section/insights/?page=2")
    assert found["title"] == "Insights · Page 2 of 2 · MuseumWeek"
    assert found["description"] == "Looking closely. (Page 2 of 2)"
    assert found["og:url"] == "http://localhost/en/magazine/section/insights/?page=2"
    found = read_metadata(client, "/en/magazine/topic/tolerance/")
    assert found["description"] == "The stories of MuseumWeek Magazine on the topic “Tolerance”."


def test_a_part_that_is_published_untranslated_says_its_language(client, roots):
    page = StandardPageFactory(parent=roots["en"], slug="a", summary="Em português.")
    page.untranslated_parts = {"language": "pt", "paths": ["summary"]}
    page.save()
    head = BeautifulSoup(client.get("/en/a/").content, "html.parser").head
    assert head.find("meta", attrs={"name": "description"})["lang"] == "pt"
    assert head.find("meta", property="og:description")["lang"] == "pt"


def test_social_media_are_told_what_a_page_is_and_in_which_languages(client, roots, fr):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    section = SectionFactory(name="Regards", slug="regards", locale=fr)
    story = ArticlePageFactory(parent=magazine, slug="a", section=section, date=datetime.date(2026, 10, 1))
    ArticlePageFactory(
        parent=MagazineIndexPageFactory(parent=roots["pt"], slug="revista", translation_key=magazine.translation_key),
        slug="b",
        translation_key=story.translation_key,
    )
    story.save_revision().publish()
    found = read_metadata(client, "/fr/magazine/a/?utm_source=x")
    assert found["og:type"] == "article"
    assert found["og:url"] == "http://localhost/fr/magazine/a/"
    assert (found["og:locale"], found["og:locale:alternate"]) == ("fr_FR", "pt_PT")
    assert found["article:published_time"] == "2026-10-01"
    assert found["article:modified_time"].startswith(str(datetime.datetime.now(datetime.UTC).year))
    assert found["article:section"] == "Regards"
    people = PeopleIndexPageFactory(parent=roots["fr"], slug="voix")
    PersonPageFactory(parent=people, slug="ana", title="Ana")
    assert read_metadata(client, "/fr/voix/ana/")["og:type"] == "profile"
    assert read_metadata(client, "/fr/voix/")["og:type"] == "website"


@pytest.mark.parametrize(
    ("code", "name"), [("fr", "fr_FR"), ("pt", "pt_PT"), ("en", "en_GB"), ("es", "es_ES"), ("pt-br", "pt_BR")]
)
def test_a_language_has_its_name_for_social_media(code, name):
    assert name_locale(code) == name
