"""The second step of signing in: authenticator apps, recovery codes, and what is no passkey."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from .conftest import PASSWORD
from .second_step import SECRET, give_app, give_passkey, give_recovery_codes, make_code, read_secret

pytestmark = pytest.mark.django_db


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def confirm(client, password=PASSWORD):
    return client.post("/admin/confirm/", {"password": password})


def answer_code(client, code, **options):
    return client.post("/admin/login/code/", {"code": code}, **options)


# --- Setting up -------------------------------------------------------------------------------------------------------


def test_a_person_sets_up_an_app_and_sees_recovery_codes(client, person, sign_in, commit):
    sign_in()
    asked = client.get("/admin/second-step/app/")
    assert asked.headers["Location"] == "/admin/confirm/?next=%2Fadmin%2Fsecond-step%2Fapp%2F"
    assert confirm(client, "wrong").status_code == 200
    answer = client.post("/admin/confirm/", {"password": PASSWORD, "next": "/admin/second-step/app/"})
    assert answer.headers["Location"] == "/admin/second-step/app/"
    page = client.get("/admin/second-step/app/").content.decode()
    secret = re.search(r'<code class="account-key">(\w+)</code>', page).group(1)
    assert "data:image/svg+xml" in page
    assert "not the right code" in client.post("/admin/second-step/app/", {"code": "000000"}).content.decode()
    with commit():
        done = client.post("/admin/second-step/app/", {"code": make_code(secret)})
    assert done.headers["Location"] == "/admin/second-step/codes/"
    codes = re.findall(r"<li><code>(\d{8})</code>", client.get("/admin/second-step/codes/").content.decode())
    assert len(set(codes)) == 10
    assert codes[0] in client.get("/admin/second-step/codes/file/").content.decode()
    assert (mail.outbox[-1].to, "app was set up" in mail.outbox[-1].subject) == (["ines@example.org"], True)
    assert read_secret(person) == secret


def test_the_account_leads_to_it(client, person):
    client.force_login(person)
    assert 'href="/admin/second-step/"' in client.get("/admin/account/").content.decode()
    assert client.get("/admin/second-step/").status_code == 200


@pytest.mark.parametrize("path", [
    "second-step/app/", "second-step/app/remove/", "second-step/passkeys/add/", "second-step/codes/",
    "second-step/codes/new/", "second-step/codes/file/",
])  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_change_asks_for_the_password_again(client, person, sign_in, path, method):
    client.force_login(person)
    give_app(person)
    give_recovery_codes(person)
    if path == "second-step/app/":
        Authenticator.objects.filter(type="totp").delete()
    answer = getattr(client, method)(f"/admin/{path}")
    if answer.status_code != 405:  # the list of codes takes no form
        assert answer.headers["Location"].startswith("/admin/confirm/")
    assert Authenticator.objects.filter(user=person, type="recovery_codes").exists()


def test_secrets_are_encrypted_in_the_database_and_a_former_key_still_reads_them(person, settings):
    give_app(person)
    give_recovery_codes(person)
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    former, settings.SECRET_KEY = settings.SECRET_KEY, "a new key"
    settings.SECRET_KEY_FALLBACKS = [former]
    assert read_secret(person) == SECRET


def test_a_key_that_is_gone_is_said_in_a_sentence(client, person, sign_in, settings):
    give_app(person)
    sign_in()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [], "another key"
    sign_in()
    answer = answer_code(client, make_code())
    assert (answer.status_code, "Ask an administrator" in answer.content.decode()) == (403, True)


def test_an_app_is_removed_with_its_recovery_codes_and_the_person_is_told(client, person, sign_in, commit):
    give_app(person)
    give_recovery_codes(person)
    client.force_login(person)
    confirm(client)
    assert client.get("/admin/second-step/app/remove/").status_code == 200
    with commit():
        client.post("/admin/second-step/app/remove/")
    assert not Authenticator.objects.filter(user=person).exists()
    assert "removed" in mail.outbox[-1].subject


@pytest.mark.parametrize("path", [
    "second-step/", "second-step/app/remove/", "second-step/codes/", "second-step/codes/new/",
    "second-step/codes/file/",
    "second-step/passkeys/add/", "confirm/", "confirm/code/", "email/", "login/code/",
])  # fmt: skip
def test_no_page_of_it_is_kept_by_anybody(client, person, sign_in, path):
    give_app(person)
    give_recovery_codes(person)
    if path == "login/code/":
        sign_in()
    else:
        client.force_login(person)
        confirm(client)
    answer = client.get(f"/admin/{path}")
    assert answer.status_code == 200
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))


# --- Signing in -------------------------------------------------------------------------------------------------------


def test_the_password_alone_signs_nobody_in_who_has_an_app(client, person, sign_in):
    give_app(person)
    answer = sign_in(next_url="/admin/reports/locked/")
    assert answer.headers["Location"] == "/admin/login/code/"
    assert not is_signed_in(client)
    for path in ("/admin/", "/admin/account/", "/admin/second-step/", "/admin/password/", "/admin/second-step/app/"):
        assert client.get(path).headers["Location"].startswith("/admin/login/"), path
    assert client.get("/admin/login/code/").status_code == 200
    assert "not the right code" in answer_code(client, "123456").content.decode()
    assert answer_code(client, make_code()).headers["Location"] == "/admin/reports/locked/"
    assert client.get("/admin/reports/locked/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/admin/"])
def test_nobody_is_led_elsewhere_after_the_code(client, person, sign_in, elsewhere):
    give_app(person)
    sign_in(next_url=elsewhere)
    assert answer_code(client, make_code()).headers["Location"] == "/admin/"
    client.force_login(person)
    answer = client.post("/admin/confirm/", {"password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/admin/"


def test_nothing_asks_for_a_code_before_the_password(client, person):
    give_app(person)
    assert client.get("/admin/login/code/").headers["Location"] == "/admin/login/"
    assert answer_code(client, make_code()).headers["Location"] == "/admin/login/"
    assert not is_signed_in(client)


def test_a_code_works_once_in_every_process_and_after_every_publication(client, person, sign_in):
    give_app(person)
    code = make_code()
    sign_in()
    assert answer_code(client, code).headers["Location"] == "/admin/"
    caches["default"].clear()
    second = Client()
    sign_in(browser=second)
    assert "used already" in answer_code(second, code).content.decode()
    assert "used already" in answer_code(second, f" {code[:3]} {code[3:]} ").content.decode()
    assert not is_signed_in(second)


def test_the_code_that_set_up_the_app_does_not_sign_in(client, person, sign_in, commit):
    sign_in()
    confirm(client)
    page = client.get("/admin/second-step/app/").content.decode()
    secret = re.search(r'<code class="account-key">(\w+)</code>', page).group(1)
    code = make_code(secret)
    with commit():
        client.post("/admin/second-step/app/", {"code": code})
    assert read_secret(person) == secret
    second = Client()
    sign_in(browser=second)
    assert "used already" in answer_code(second, code).content.decode()
    assert not is_signed_in(second)
    answer_code(second, make_code(secret, steps=1))
    assert is_signed_in(second)


def test_codes_just_before_and_after_are_taken_and_older_ones_are_not(client, person, sign_in):
    give_app(person)
    for steps, taken in ((-1, True), (1, True), (-3, False), (3, False)):
        browser = Client()
        sign_in(browser=browser)
        answer_code(browser, make_code(steps=steps))
        assert is_signed_in(browser) is taken, steps


def test_a_recovery_code_works_once(client, person, sign_in):
    give_app(person)
    code = give_recovery_codes(person)[3]
    sign_in()
    assert answer_code(client, code).headers["Location"] == "/admin/"
    second = Client()
    sign_in(browser=second)
    answer_code(second, code)
    assert not is_signed_in(second)


def test_guessing_codes_is_slow(client, person, sign_in):
    give_app(person)
    sign_in()
    for _number in range(10):
        answer_code(client, "000000")
    answer = answer_code(client, make_code())
    assert "Too many wrong" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_new_password_does_not_replace_the_second_step(client, person, sign_in, commit):
    give_app(person)
    with commit():
        client.post("/admin/password_reset/", {"email": "ines@example.org"})
    link = re.search(r"/admin/password_reset/key/\S+", mail.outbox[-1].body).group()
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "another long password", "password2": "another long password"})
    assert not is_signed_in(client)
    assert sign_in(password="another long password").headers["Location"] == "/admin/login/code/"
    assert not is_signed_in(client)


def test_who_is_remembered_is_asked_again_next_time(client, person):
    give_app(person)
    client.post("/admin/login/", {"login": "ines", "password": PASSWORD, "remember": "on"})
    answer_code(client, make_code())
    assert is_signed_in(client)
    client.post("/admin/logout/")
    client.post("/admin/login/", {"login": "ines", "password": PASSWORD, "remember": "on"})
    assert not is_signed_in(client)


def test_cancelling_forgets_the_password(client, person, sign_in):
    give_app(person)
    sign_in()
    client.post("/admin/logout/")
    assert client.get("/admin/login/code/").headers["Location"] == "/admin/login/"


# --- What is no passkey -----------------------------------------------------------------------------------------------

RUBBISH = [
    "", "null", "[]", "1", '"x"', "{", "{}", '{"response": 1}', '{"response": {}}',
    '{"id": "x", "rawId": "x", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA",'
    ' "signature": "AA", "userHandle": "MQ"}}',
    '{"id": null, "rawId": null, "type": [], "response": {"clientDataJSON": "%", "authenticatorData": 3}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e", "attestationObject": "//"}}',
]  # fmt: skip


@pytest.mark.parametrize("credential", RUBBISH)
def test_rubbish_instead_of_a_passkey_gets_a_sentence(client, person, sign_in, credential):
    sent = {"credential": credential, "name": "x", "passwordless": "on"}
    client.get("/admin/login/passkey/", headers={"accept": "application/json"})
    assert client.post("/admin/login/passkey/", sent).headers["Location"] == "/admin/login/"
    give_app(person)
    sign_in()
    client.get("/admin/login/code/")
    assert client.post("/admin/login/code/", {"credential": credential}).status_code == 200
    assert not is_signed_in(client)
    client.force_login(person)
    confirm(client)
    client.get("/admin/second-step/passkeys/add/")
    assert client.post("/admin/second-step/passkeys/add/", sent).status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


@pytest.mark.parametrize("name", ["mfa_login_webauthn", "mfa_authenticate"])
def test_forms_of_the_second_step_need_their_token(person, sign_in, name):
    give_app(person)
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(reverse(name), {"code": make_code(), "credential": "{}"}).status_code == 403


def test_nobody_touches_the_passkeys_of_others(client, person, reader):
    other = Authenticator.objects.create(user=reader, type="webauthn", data={"name": "Phone", "credential": {}})
    client.force_login(person)
    confirm(client)
    for action in ("", "remove/"):
        assert client.post(f"/admin/second-step/passkeys/{other.pk}/{action}", {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=other.pk).exists()


def test_passkeys_belong_to_the_host_of_the_settings(client, settings, db):
    def find_host():
        answer = client.get("/admin/login/passkey/", headers={"accept": "application/json", "host": "localhost:8123"})
        return answer.json()["request_options"]["publicKey"]["rpId"]

    assert find_host() == "localhost"
    settings.PASSKEY_HOST = "newsroom.example.org"
    assert find_host() == "newsroom.example.org"


def test_a_person_renames_and_removes_a_passkey(client, person, commit):
    passkey = give_passkey(person)
    client.force_login(person)
    confirm(client)
    path = f"/admin/second-step/passkeys/{passkey.pk}/"
    assert "Phone" in client.get("/admin/second-step/").content.decode()
    assert client.post(path, {"name": "é" * 61}).status_code == 200
    assert client.post(path, {"name": "Téléphone"}).status_code == 302
    assert "Téléphone" in client.get(f"{path}remove/").content.decode()
    options = client.get("/admin/second-step/passkeys/add/").context["js_data"]["creation_options"]
    assert len(options["publicKey"]["excludeCredentials"]) == 1
    with commit():
        client.post(f"{path}remove/")
    assert not Authenticator.objects.exists()
    assert "passkey was removed" in mail.outbox[-1].subject
