"""The data of each language of the site, and the fallback of a language without a profile."""

import datetime
from dataclasses import replace

import pytest
from django.conf import settings as site_settings
from django.urls import reverse
from django.utils import translation

from cms.core.templatetags.typography import in_quotes
from cms.core.typography.cldr import country_name, load_locale_of
from cms.core.typography.dates import format_long_date
from cms.languages.analysis import stems
from cms.languages.checks import check_languages, find_faults
from cms.languages.registry import MOST_KNOWN, _profiles, find_profile_files, get_profile, get_profiles, has_profile
from cms.pages.reading_time import estimate_minutes
from home.roots import create_language_roots
from magazine.origin_labels import name_origin
from tests.samples import WORDS, Samples


def test_each_language_of_the_site_has_all_that_it_needs():
    assert check_languages(None) == []
    assert set(get_profiles()) == {code for code, _name in site_settings.LANGUAGES}


def test_a_variant_has_the_profile_of_its_language():
    assert get_profile("pt-pt") == get_profile("pt")
    assert has_profile("pt-br")


def test_profiles_are_files_named_like_their_languages():
    assert [file.name for file in find_profile_files()] == ["en.py", "fr.py", "pt.py"]


@pytest.mark.parametrize("code", ["apps", "checks", "registry", "../en", "", "x" * 5000, "e n", "__init__"])
def test_what_is_not_a_language_goes_by_the_fallback(code):
    assert get_profile(code).quotes == get_profile("en").quotes
    assert not has_profile(code)


def test_texts_may_name_any_number_of_languages_without_filling_the_memory():
    for number in range(3 * MOST_KNOWN):
        assert get_profile(f"x{number}").stemmer == ""

    assert len(_profiles) <= MOST_KNOWN


@pytest.fixture
def italian(settings):
    """A fourth language without a profile."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*site_settings.LANGUAGES, ("it", "Italiano")]


@pytest.mark.usefixtures("italian")
def test_the_check_names_a_language_without_profile_and_catalogue():
    assert [(warning.id, "“it”" in warning.msg) for warning in check_languages(None)] == [
        ("languages.W001", True),
        ("languages.W006", True),
    ]


def test_the_check_names_a_stemmer_and_an_admin_that_do_not_exist(monkeypatch):
    french = replace(get_profiles()["fr"], stemmer="gallic", admin_language="frr")
    monkeypatch.setitem(get_profiles(), "fr", french)

    assert [warning.id for warning in find_faults("fr")] == ["languages.W004", "languages.W005"]


def test_the_check_names_a_country_where_the_language_is_not_spoken_and_the_site_runs(monkeypatch):
    """As when a profile is copied from another language's."""
    monkeypatch.setitem(get_profiles(), "fr", replace(get_profiles()["fr"], country="PT"))

    assert [warning.id for warning in find_faults("fr")] == ["languages.W008"]
    monkeypatch.setitem(_profiles, "fr", get_profiles()["fr"])
    assert load_locale_of("fr").language == "fr"
    with translation.override("fr"):
        assert country_name("PT") == "Portugal"


@pytest.mark.usefixtures("italian")
def test_a_language_without_a_profile_goes_by_english_marks_and_neutral_rules():
    assert in_quotes("Ciao", "it") == '<span class="hang">“</span>Ciao”'
    assert estimate_minutes(1840, "it") == 10
    assert stems("Gli erbari di Palermo", "it") == ["gli", "erbari", "di", "palermo"]
    with translation.override("it"):
        assert format_long_date(datetime.date(2026, 11, 28)) == "28 novembre 2026"
        assert name_origin("fr") == "Translated"


@pytest.mark.django_db
@pytest.mark.usefixtures("italian")
def test_the_site_runs_with_a_language_without_a_profile(client, monkeypatch):
    monkeypatch.setitem(WORDS, "it", "in italiano")
    pages = Samples(create_language_roots()["it"])
    with translation.override("it"):
        addresses = [reverse("search"), f"{reverse('search')}?q=erbari"]
    addresses += [page.get_url() for page in pages.pages]
    addresses += [f"{pages.magazine.get_url()}section/section/", f"{pages.year.get_url()}calendar.ics"]

    for address in addresses:
        assert address.startswith("/it/")
        assert client.get(address).status_code == 200, address
