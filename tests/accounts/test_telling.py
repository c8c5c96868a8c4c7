"""Changes of the address and of the second step: asked for the password again, told, logged."""

import pytest
from django.core import mail
from django.test import Client

from cms.accounts.models import Event

from .conftest import PASSWORD
from .second_step import give_app, give_recovery_codes, make_code

pytestmark = pytest.mark.django_db


def confirm(client):
    client.post("/admin/confirm/", {"password": PASSWORD})


def edit(client, user, **changes):
    sent = {
        "username": user.username,
        "email": user.email,
        "first_name": "Joana",
        "last_name": "Reis",
        "is_active": "on",
    }
    return client.post(f"/admin/users/edit/{user.pk}/", sent | changes)


# --- The address ------------------------------------------------------------------------------------------------------


def test_a_person_changes_their_address_with_the_password_and_the_old_one_is_told(client, person, commit):
    client.force_login(person)
    assert client.get("/admin/email/").headers["Location"] == "/admin/confirm/?next=%2Fadmin%2Femail%2F"
    confirm(client)
    assert "valid email" in client.post("/admin/email/", {"email": "nonsense"}).content.decode()
    with commit():
        assert client.post("/admin/email/", {"email": "new@example.org"}).headers["Location"] == "/admin/account/"
    person.refresh_from_db()
    assert person.email == "new@example.org"
    assert (mail.outbox[-1].to, "is now new@example.org" in mail.outbox[-1].body) == (["ines@example.org"], True)


def test_what_was_sent_before_the_password_is_done_after_it(client, person):
    client.force_login(person)
    client.post("/admin/email/", {"email": "new@example.org"})
    person.refresh_from_db()
    assert person.email == "ines@example.org"
    client.post("/admin/confirm/", {"password": PASSWORD, "next": "/admin/email/"})
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_the_account_page_changes_no_address(client, person):
    client.force_login(person)
    page = client.get("/admin/account/").content.decode()
    assert "name_email-email" not in page
    assert 'href="/admin/email/"' in page
    client.post(
        "/admin/account/", {"name_email-first_name": "I", "name_email-last_name": "R", "name_email-email": "x@y.eu"}
    )
    person.refresh_from_db()
    assert person.email == "ines@example.org"


@pytest.mark.parametrize("changes", [
    {"email": "new@example.org"},
    {"password1": "another long password", "password2": "another long password"},
    {"is_superuser": "on"},
])  # fmt: skip
def test_administrators_enter_their_own_password_to_open_an_account_to_others(client, person, reader, changes, commit):
    client.force_login(person)
    former = reader.password
    for own, sentence in (("", "Needed to change"), ("wrong", "This is not your password.")):
        answer = edit(client, reader, **changes, own_password=own)
        assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    reader.refresh_from_db()
    assert (reader.email, reader.is_superuser, reader.password == former) == ("joana@example.org", False, True)
    with commit():
        assert edit(client, reader, **changes, own_password=PASSWORD).status_code == 302
    told = [message.to for message in mail.outbox if "email address" in message.subject]
    assert told == ([["joana@example.org"]] if "email" in changes else [])


def test_so_do_they_to_make_a_new_administrator(client, person, django_user_model):
    client.force_login(person)
    sent = {"username": "eve", "email": "eve@example.org", "first_name": "E", "last_name": "V"}
    sent |= {"password1": "another long password", "password2": "another long password"}
    answer = client.post("/admin/users/new/", sent | {"is_superuser": "on"})
    assert (answer.status_code, "Needed to make somebody an administrator" in answer.content.decode()) == (200, True)
    assert not django_user_model.objects.filter(username="eve").exists()
    client.post("/admin/users/new/", sent)
    client.post("/admin/users/new/", sent | {"username": "ada", "is_superuser": "on", "own_password": PASSWORD})
    found = django_user_model.objects.filter(username__in=["ada", "eve"]).values_list("username", "is_superuser")
    assert set(found) == {("eve", False), ("ada", True)}


def test_names_are_changed_without(client, person, reader):
    client.force_login(person)
    assert edit(client, reader, first_name="Ana").status_code == 302
    reader.refresh_from_db()
    assert reader.first_name == "Ana"


def test_guessing_the_password_there_is_slow(client, person, reader):
    client.force_login(person)
    for _number in range(10):
        edit(client, reader, email="x@example.org", own_password="wrong")
    assert "Too many attempts" in edit(client, reader, email="x@example.org", own_password=PASSWORD).content.decode()
    client.post("/admin/confirm/", {"password": PASSWORD})
    assert client.get("/admin/email/").status_code == 302


# --- The second step --------------------------------------------------------------------------------------------------


def read_log() -> list[tuple]:
    kinds = ("step_added", "step_removed", "wrong_code", "codes_made", "code_used")
    return list(Event.objects.filter(kind__in=kinds).order_by("pk").values_list("kind", "name", "detail", "address"))


def test_setting_up_and_removing_an_app_are_logged(client, person, commit):
    client.force_login(person)
    confirm(client)
    secret = client.get("/admin/second-step/app/").context["form"].secret
    with commit():
        client.post("/admin/second-step/app/", {"code": make_code(secret)})
        client.post("/admin/second-step/codes/new/")
    with commit():
        client.post("/admin/second-step/app/remove/")
    assert read_log() == [
        ("step_added", "ines", "TOTP", "127.0.0.1"),
        ("codes_made", "ines", "", "127.0.0.1"),
        ("codes_made", "ines", "", "127.0.0.1"),
        ("step_removed", "ines", "TOTP", "127.0.0.1"),
    ]
    assert [message.subject for message in mail.outbox] == [
        "An authenticator app was set up", "You have new recovery codes", "Your authenticator app was removed",
    ]  # fmt: skip


def test_wrong_codes_and_used_recovery_codes_are_logged_and_the_latter_told(client, person, sign_in, commit):
    give_app(person)
    code = give_recovery_codes(person)[0]
    sign_in()
    client.post("/admin/login/code/", {"code": "000000"})
    with commit():
        client.post("/admin/login/code/", {"code": code})
    assert read_log() == [("wrong_code", "ines", "", "127.0.0.1"), ("code_used", "ines", "", "127.0.0.1")]
    assert "9 are left" in mail.outbox[-1].body
    assert code not in mail.outbox[-1].body


def test_changes_need_their_token(person):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    for path in (
        "email/",
        "confirm/",
        "second-step/app/",
        "second-step/codes/new/",
        "second-step/passkeys/add/",
        "sessions/",
    ):
        assert browser.post(f"/admin/{path}", {"email": "x@y.eu"}).status_code == 403, path
