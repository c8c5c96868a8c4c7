"""Signing in and out through django-allauth, at the addresses that Wagtail's own pages had."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories import StandardPageFactory

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_signs_in_and_comes_to_the_newsroom(client, person, sign_in):
    answer = sign_in()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_and_comes_to_the_page_that_they_asked_for(client, person, sign_in):
    asked = client.get("/admin/reports/locked/").headers["Location"]
    assert asked == "/admin/login/?next=/admin/reports/locked/"
    assert 'name="next" value="/admin/reports/locked/"' in client.get(asked).content.decode()
    assert sign_in(next_url="/admin/reports/locked/").headers["Location"] == "/admin/reports/locked/"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/admin/", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(person, sign_in, elsewhere):
    assert sign_in(next_url=elsewhere).headers["Location"] == "/admin/"


@pytest.mark.parametrize(("language", "words"), [
    ("fr", "ne correspondent pas"),
    ("pt", "não correspondem"),
    ("en", "did not match"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["ines", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(client, person, sign_in, language, words, name):
    answer = sign_in(name, "wrong", headers={"accept-language": language})
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (200, True)
    assert f'value="{name}"' in page
    assert not is_signed_in(client)


def test_who_was_deactivated_does_not_get_in(client, person, sign_in):
    person.is_active = False
    person.save()
    assert "did not match" in sign_in().content.decode()
    assert not is_signed_in(client)


def test_the_session_lasts_until_the_browser_closes_or_for_twelve_hours(client, person, sign_in, settings):
    sign_in()
    assert client.session.get_expire_at_browser_close()
    client.post("/admin/login/", {"login": "ines", "password": PASSWORD, "remember": "on"})
    assert client.session.get_expiry_age() > settings.SESSION_COOKIE_AGE - 60


def test_who_is_signed_in_does_not_see_the_form_again(client, person):
    client.force_login(person)
    answer = client.get("/admin/login/?next=/admin/pages/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/pages/")


def test_who_may_not_enter_gets_the_form_and_is_not_sent_in_a_circle(client, reader):
    client.force_login(reader)
    answer = client.get("/admin/", follow=True)
    assert (answer.status_code, answer.redirect_chain) == (200, [("/admin/login/?next=/admin/", 302)])
    assert 'name="password"' in answer.content.decode()


def test_a_reader_signs_in_for_a_private_page(client, reader, roots, sign_in):
    page = StandardPageFactory(parent=roots["fr"])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    asked = client.get(page.get_url())
    assert asked.headers["Location"] == f"/admin/login/?next={page.get_url()}"
    assert sign_in("joana", next_url=page.get_url()).headers["Location"] == page.get_url()
    assert client.get(page.get_url()).status_code == 200


def test_who_is_signed_in_but_may_not_see_a_private_page_can_sign_in_as_somebody_else(client, reader, roots):
    page = StandardPageFactory(parent=roots["fr"])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    client.force_login(reader)
    answer = client.get(page.get_url(), follow=True)
    assert (answer.status_code, len(answer.redirect_chain)) == (200, 1)


# --- Signing out ------------------------------------------------------------------------------------------------------


def test_signing_out_needs_a_form_and_ends_the_session(client, person):
    client.force_login(person)
    assert client.get("/admin/logout/").status_code == 200
    assert is_signed_in(client)
    answer = client.post(reverse("wagtailadmin_logout"), follow=True)
    assert "You are signed out." in answer.content.decode()
    assert not is_signed_in(client)
    assert client.get("/admin/").status_code == 302


def test_the_session_cookie_is_taken_away_so_that_readers_pages_come_from_the_cache_again(client, person, settings):
    client.force_login(person)
    cookie = client.post("/admin/logout/").cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie.value, cookie["max-age"]) == ("", 0)


# --- Addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("former", "now"), [
    ("/admin/password_reset/confirm/MQ/abc-123/", "/admin/password_reset/"),
    ("/fr/_util/login/?next=/fr/x/", "/admin/login/?next=%2Ffr%2Fx%2F"),
    ("/pt/_util/login/", "/admin/login/"),
])  # fmt: skip
def test_former_addresses_lead_to_the_new_ones(client, db, former, now):
    answer = client.get(former)
    assert (answer.status_code, answer.headers["Location"]) == (302, now)


@pytest.mark.parametrize("path", ["/admin/login/", "/en/_util/login/"])
def test_no_form_of_wagtails_takes_a_password(client, person, path):
    client.post(path, {"username": "ines", "password": PASSWORD})
    assert not is_signed_in(client)


@pytest.mark.parametrize("path", ["signup", "register", "account/signup", "password/set"])
def test_nobody_signs_up(client, person, path):
    client.force_login(person)
    assert client.get(f"/admin/{path}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["login", "logout", "password_reset", "password_reset/done", "password_reset/complete", "password"]
)
def test_no_page_of_signing_in_is_kept_by_anybody(client, person, path):
    if path in ("logout", "password"):
        client.force_login(person)
    answer = client.get(f"/admin/{path}/")
    assert answer.status_code == 200
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))


def test_a_form_without_its_token_is_refused(person, sign_in):
    browser = Client(enforce_csrf_checks=True)
    assert sign_in(browser=browser).status_code == 403
    assert not is_signed_in(browser)


# --- The account ------------------------------------------------------------------------------------------------------


def test_the_account_links_to_the_page_that_changes_the_password_and_has_no_field_for_it(client, person):
    client.force_login(person)
    page = client.get("/admin/account/").content.decode()
    assert 'href="/admin/password/"' in page
    assert 'type="password"' not in page


def test_a_deactivated_account_has_no_session_left_when_it_is_active_again(person, reader, sign_in):
    browsers = [Client(), Client()]
    for browser in browsers:
        sign_in(browser=browser)
    reader_browser = Client()
    sign_in("joana", browser=reader_browser)
    for is_active in (False, True):
        person.is_active = is_active
        person.save(update_fields=["is_active"])
        assert [browser.get("/admin/account/").status_code for browser in browsers] == [302, 302]
    assert is_signed_in(reader_browser)
    assert sign_in().status_code == 302
