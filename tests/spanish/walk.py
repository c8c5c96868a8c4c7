"""Readers visit the site in Spanish, and nothing falls back on English.

Run by `test_a_new_language.py`, with the settings of this folder.
"""

import datetime
import io
import json
import re
from dataclasses import fields, replace
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real
from wagtail.models import Locale, Workflow

from cms.core.templatetags.typography import in_quotes
from cms.core.typography.cldr import country_choices, country_name
from cms.core.typography.dates import format_date_range, format_long_date
from cms.core.typography.typesetting import typeset_text
from cms.languages import registry
from cms.languages.checks import check_languages
from cms.languages.profile import LACKING, LanguageProfile
from cms.languages.registry import get_profile, get_profiles
from cms.pages.reading_time import estimate_minutes
from cms.social_cards.lines import set_title
from cms.translation.workflow.submitting import submit_for_translation
from magazine.origin_labels import name_origin
from tests import samples
from tests.factories import ArticlePageFactory, UserFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db
samples.WORDS["es"] = "en español"
NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def _no_fallback(monkeypatch):
    """Nothing uses the fallback of languages without a profile."""

    def fail(code):
        pytest.fail(f"the fallback is asked for “{code}”")

    monkeypatch.setattr(registry, "make_fallback", fail)


@pytest.fixture
def untranslated(monkeypatch):
    """The strings that were requested in Spanish and are in no Spanish catalogue: ours, Django's, Wagtail's."""
    found = set()

    def watch(name, make_key):
        real = getattr(trans_real, name)

        def call(*words):
            key = make_key(*words)
            catalogue = trans_real.translation("es")._catalog
            if translation.get_language() == "es" and all(words) and key not in catalogue:
                found.add(words)
            return real(*words)

        monkeypatch.setattr(translation._trans, name, call)

    watch("gettext", lambda words: words)
    watch("pgettext", lambda context, words: f"{context}\x04{words}")
    watch("ngettext", lambda one, many, number: (one, 0))
    return found


def test_a_string_without_a_translation_is_seen(untranslated):
    with translation.override("es"):
        translation.gettext("Search")
        translation.pgettext("page", "Search")
        translation.ngettext("%(total)s text found", "%(total)s texts found", 2)
        assert untranslated == set()

        translation.gettext("Who said it")
        translation.pgettext("nowhere", "Search")
        translation.ngettext("%(count)d segment of ours", "%(count)d segments of ours", 2)
    assert len(untranslated) == 3


@scene
def es(roots):
    return Locale.objects.get(language_code="es")


@scene
def pages(roots):
    """A page of every type in Spanish."""
    return samples.Samples(roots["es"])


@pytest.fixture
def article(pages):
    return pages.article


def read(client, address: str, status: int = 200) -> str:
    response = client.get(address, headers={"accept-language": "es"})
    assert response.status_code == status, address
    return response.content.decode()


def get_graph(html: str) -> list[dict]:
    return json.loads(BeautifulSoup(html, "html.parser").find("script", type="application/ld+json").string)["@graph"]


# --- The check -------------------------------------------------------------------------------------------------------


def test_the_check_finds_nothing():
    call_command("check", fail_level="WARNING", stdout=io.StringIO())


@pytest.mark.parametrize("name", [field.name for field in fields(LanguageProfile)])
def test_the_check_names_each_field_that_is_taken_away(monkeypatch, name):
    monkeypatch.setitem(get_profiles(), "es", replace(get_profiles()["es"], **{name: LACKING}))

    with pytest.raises(SystemCheckError, match=f"“es” lacks “{name}”"):
        call_command("check", fail_level="WARNING")


@pytest.mark.parametrize("what", ["calendar", "section", "topic"])
def test_the_check_names_a_word_of_addresses_that_is_taken_away(monkeypatch, what):
    profile = get_profiles()["es"]
    words = {key: word for key, word in profile.url_words.items() if key != what}
    monkeypatch.setitem(get_profiles(), "es", replace(profile, url_words=words))

    assert [warning.id for warning in check_languages(None)] == ["languages.W003", "languages.W007"]


def test_the_check_counts_the_strings_that_the_catalogue_lacks():
    (warning,) = check_languages(None)

    assert warning.id == "languages.W007"
    assert int(re.search(r"lacks (\d+) strings", warning.msg)[1]) > 500


def test_the_check_names_a_language_without_its_catalogue():
    with override_settings(LOCALE_PATHS=settings.LOCALE_PATHS[:-1]):
        assert [warning.id for warning in check_languages(None)] == ["languages.W006"]


def test_its_catalogue_has_no_string_that_the_site_does_not_say_any_more():
    """If a string was reworded, translate it again here, or readers would see it in English."""
    ours, french = (Path(settings.LOCALE_PATHS[place]) / code for place, code in ((-1, "es"), (0, "fr")))
    spanish, said = (
        {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(folder / "LC_MESSAGES" / "django.po"))}
        for folder in (ours, french)
    )

    assert spanish - said == set()


# --- Founding the site -----------------------------------------------------------------------------------------------


def test_founding_makes_its_home_page_its_groups_and_its_moderation_in_its_words(roots):
    assert roots["es"].live
    assert roots["es"].get_url() == "/es/"
    names = set(Group.objects.filter(language_group__locale__language_code="es").values_list("name", flat=True))
    assert names == {"Redacción (español)", "Moderadores (español)", "Traductores (español)"}
    assert Workflow.objects.filter(name="Moderación (español)").exists()


def test_the_admin_speaks_it(client):
    assert ("es", "Español") in settings.WAGTAILADMIN_PERMITTED_LANGUAGES
    page = BeautifulSoup(read(client, reverse("wagtailadmin_login")), "html.parser")
    assert page.html["lang"] == "es"
    assert "Contraseña" in page.text


# --- Reading the site ------------------------------------------------------------------------------------------------


def test_every_type_of_page_is_read_in_spanish(client, pages, untranslated):
    for page in pages.pages:
        html = BeautifulSoup(read(client, page.get_url()), "html.parser")

        assert html.html["lang"] == "es", page
        assert html.find("link", rel="canonical")["href"].endswith(page.get_url())
    assert untranslated == set()


def test_lists_search_and_images_are_in_spanish(client, pages, untranslated):
    magazine = pages.magazine.get_url()
    with translation.override("es"):
        addresses = [reverse("search"), f"{reverse('search')}?q=nada", reverse("image_credits")]
    addresses += [f"{magazine}seccion/section/", f"{magazine}tema/topic/"]

    for address in addresses:
        assert BeautifulSoup(read(client, address), "html.parser").html["lang"] == "es"
    assert addresses[0] == "/es/busqueda/"
    assert untranslated == set()


def test_an_interview_says_so(client, pages):
    assert "Entrevista de" in read(client, pages.interview.get_url())


def test_what_is_missing_is_said_in_spanish(client, roots, untranslated):
    html = BeautifulSoup(read(client, "/es/no-existe/", status=404), "html.parser")

    assert html.html["lang"] == "es"
    assert "Esta página no está expuesta" in html.text
    assert untranslated == set()


def test_feeds_are_in_spanish(client, pages, untranslated):
    for address in (f"{pages.magazine.get_url()}atom.xml", f"{pages.magazine.get_url()}seccion/section/rss.xml"):
        feed = read(client, address)

        assert 'xml:lang="es"' in feed or "<language>es</language>" in feed
        assert pages.article.title in feed
    assert untranslated == set()


def test_calendars_have_a_spanish_name(client, pages, untranslated):
    for page in (pages.year, pages.edition):
        assert f"{page.get_url()}calendario.ics" in read(client, page.get_url())
        assert "BEGIN:VCALENDAR" in read(client, f"{page.get_url()}calendario.ics")
    assert untranslated == set()


def test_machines_are_told_that_it_is_spanish(client, pages):
    html = read(client, pages.article.get_url())
    article = next(node for node in get_graph(html) if node["@type"] == "Article")

    assert article["inLanguage"] == "es"
    assert 'property="og:locale" content="es_ES"' in html


def test_the_sitemap_and_other_languages_lead_to_it(client, roots):
    assert 'hreflang="es" href="http://localhost/es/"' in read(client, "/sitemap-1.xml")
    assert 'hreflang="es"' in read(client, "/fr/")
    assert "Sitemap:" in read(client, "/robots.txt")
    assert client.get("/", headers={"accept-language": "es-MX,es;q=0.9"}).headers["Location"] == "/es/"


def test_a_section_keeps_its_spanish_word_in_addresses(client, pages):
    assert "/seccion/section/" in read(client, pages.article.get_url())


# --- What depends on the language ------------------------------------------------------------------------------------


def test_dates_are_written_as_spanish_writes_them():
    with translation.override("es"):
        assert format_long_date(datetime.date(2026, 11, 28)) == "28 de noviembre de 2026"
        assert format_long_date(datetime.date(2026, 6, 1)) == "1 de junio de 2026"
        assert format_date_range(datetime.date(2024, 6, 3), datetime.date(2024, 6, 9)) == "3–9 de junio de 2024"


def test_countries_have_spanish_names_in_spanish_order():
    with translation.override("es"):
        assert country_name("DE") == "Alemania"
        assert country_choices()[0] == ("AF", "Afganistán")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('Dijo "sí".', "Dijo «sí»."),
        ('"Leí "Rayuela" ayer"', "«Leí “Rayuela” ayer»"),
        ("el 20 % en el siglo XXI", f"el 20{NBSP}% en el siglo{NBSP}XXI"),
        ("el 28 de noviembre, n.º 5", f"el 28{NBSP}de noviembre, n.º{NBSP}5"),
        ("la Dra. Reyes", f"la Dra.{NBSP}Reyes"),
        ("¿Qué guarda? ¡Todo!", "¿Qué guarda? ¡Todo!"),
    ],
)
def test_text_is_set_as_spanish_printers_set_it(typed, set_):
    assert typeset_text(typed, "es") == set_


def test_quotations_have_spanish_marks():
    assert in_quotes("Hola", "es") == '<span class="hang">«</span>Hola»'


def test_titles_of_cards_do_not_end_lines_with_small_words():
    set_ = set_title(
        "Los museos que guardan las semillas", "es", len, width=200, height=900, leading=1, sizes=(10, 9, 8)
    )

    assert len(set_.lines) > 1
    assert not [line for line in set_.lines[:-1] if line.split()[-1] in {"Los", "que", "las"}]


def test_reading_times_are_those_of_spanish_readers():
    assert estimate_minutes(2180, "es") == 10


def test_citations_are_in_spanish(client, pages, untranslated):
    text = BeautifulSoup(read(client, pages.article.get_url()), "html.parser").find(class_="cite").get_text(" ")

    assert "«" in text
    assert "n.º 12 (otoño de 2026)" in " ".join(text.split()).replace(NBSP, " ")


def test_origins_are_said_between_any_two_languages():
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said[code] = [name_origin("es"), name_origin("fr"), name_origin("en"), name_origin(None)]

    assert said == {
        "es": ["Traducido del español", "Traducido del francés", "Traducido del inglés", "Traducido"],
        "fr": ["Traduit de l’espagnol", "Traduit du français", "Traduit de l’anglais", "Traduit"],
        "pt": ["Traduzido do espanhol", "Traduzido do francês", "Traduzido do inglês", "Traduzido"],
        "en": ["Translated from Spanish", "Translated from French", "Translated from English", "Translated"],
    }


def test_a_translation_into_spanish_is_made_and_published(client, pages, fr, es, roots):
    (made,) = submit_for_translation(pages.article, [fr], UserFactory(is_superuser=True))

    assert made.source.locale == es
    assert made.target_locale == fr


# --- Search ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def find(client, pages):
    def make(slug, title, body):
        page = ArticlePageFactory(
            parent=pages.issue, slug=slug, title=title, summary="Resumen.", body=[("text", f"<p>{body}</p>")]
        )
        page.save_revision().publish()

    make("museo", "Un museo abierto", "Guarda una colección de luz.")
    make("musa", "La musa dormida", "Un bronce.")
    make("papel", "Papeles y semillas", "Las exposiciones se restauran.")
    call_command("rebuild_search", verbosity=0)

    def ask(words):
        return {result.page.slug for result in client.get("/es/busqueda/", {"q": words}).context.get("results") or ()}

    return ask


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("museos", {"museo"}),
        ("MUSEO", {"museo"}),
        ("musas", {"musa"}),
        ("colecciones", {"museo"}),
        ("luces", {"museo"}),
        ("abierta", {"museo"}),
        ("exposicion", {"papel"}),
        ("la restauración de las exposiciones", {"papel"}),
        ("el papel", {"papel"}),
    ],
)
def test_search_finds_words_by_their_stems_and_without_stop_words(find, words, found):
    assert find(words) == found


def test_no_profile_is_made_up_for_a_variant():
    assert get_profile("es-MX") is get_profile("es")
