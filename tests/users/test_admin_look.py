"""The admin is in the language that each user chose, and has the project's own name."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.users.models import UserProfile


def read(client, name, language="en"):
    return client.get(reverse(name), headers={"accept-language": language}).content.decode()


@pytest.fixture
def person(db, client):
    user = get_user_model().objects.create_superuser("ines", "ines@example.org", "x", first_name="Inês")
    client.force_login(user)
    return user


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "code", "password"),
    [("fr-CA", "fr", "Mot de passe"), ("pt", "pt", "Palavra-passe"), ("en", "en", "Password")],
)
def test_the_sign_in_page_speaks_the_browsers_language(client, language, code, password):
    page = read(client, "wagtailadmin_login", language)
    assert re.search(rf'<html lang="{code}(-pt)?"', page)
    assert re.search(rf"<label[^>]*>\s*{password}", page)


@pytest.mark.django_db
def test_the_sign_in_page_carries_the_projects_name_and_not_wagtails(client):
    page = read(client, "wagtailadmin_login")
    visible = re.sub(r"<(script|style|noscript)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert "MuseumWeek" in visible
    assert "Wagtail" not in visible


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_account"])
def test_every_page_of_the_admin_carries_the_projects_name_and_look(client, person, name):
    page = read(client, name)
    assert re.search(r"<title>[^<]* - MuseumWeek</title>", page)
    assert "newsroom-brand" in page
    for path in ("newsroom/admin.css", "img/favicon.ico", "img/icon.svg"):
        assert f"/static/{path}" in page
        assert finders.find(path)


def test_nothing_of_the_admin_comes_from_elsewhere(client, person):
    page = read(client, "wagtailadmin_home")
    sources = re.findall(r'<(?:img|script|link|iframe)\b[^>]*?(?:src|href)="([^"]+)"', page)
    assert sources
    assert [source for source in sources if not source.startswith(("/", "data:"))] == []
    assert [source for source in sources if source.startswith("//")] == []


def test_people_choose_between_the_three_languages_on_their_account(client, person):
    page = read(client, "wagtailadmin_account")
    choice = re.search(r'<select name="locale-preferred_language".*?</select>', page, flags=re.DOTALL).group()
    assert re.findall(r'<option value="([^"]+)"', choice) == ["en", "fr", "pt-pt"]


@pytest.mark.parametrize(("code", "word"), [("fr", "Rechercher"), ("pt-pt", "Pesquisar"), ("en", "Search")])
def test_the_admin_speaks_the_language_that_a_person_chose_whatever_the_browser_says(client, person, code, word):
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": code})
    page = read(client, "wagtailadmin_home", "de")
    assert f'<html lang="{code}"' in page
    assert word in page


def test_words_that_wagtails_portuguese_lacks_are_ours(client, person):
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": "pt-pt"})
    page = read(client, "wagtailadmin_home")
    assert "Pesquisar em todas as páginas" in page
    assert "Search all pages" not in page


def test_the_time_zones_to_choose_from_are_those_that_browsers_know(settings):
    assert "localtime" not in settings.WAGTAIL_USER_TIME_ZONES
    assert {"Europe/Paris", "Europe/Lisbon", "Europe/London"} <= set(settings.WAGTAIL_USER_TIME_ZONES)
