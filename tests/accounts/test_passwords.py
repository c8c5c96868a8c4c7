"""Forgotten passwords, and changing them."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "another long password"


def ask(client, address="ines@example.org", **options):
    return client.post("/admin/password_reset/", {"email": address}, **options)


def find_link() -> str:
    return re.search(r"https?://\S+", mail.outbox[-1].body).group()


def test_a_person_gets_a_link_and_chooses_a_new_password(client, person, sign_in, commit):
    other = Client()
    other.force_login(person)
    answer = ask(client, follow=True)
    assert "a link is on its way" in answer.content.decode()
    assert mail.outbox[-1].to == ["ines@example.org"]
    assert "“ines”" in mail.outbox[-1].body

    page = client.get(find_link(), follow=True)
    address = page.redirect_chain[-1][0]
    assert "set-password" in address  # the token is in no address that a page could send on
    assert "password1" in client.post(address, {"password1": "short", "password2": "short"}).context["form"].errors
    with commit():
        answer = client.post(address, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Your password has changed" in answer.content.decode()
    assert "has just been changed" in mail.outbox[-1].body
    assert other.get("/admin/").status_code == 302  # the other session has ended
    assert sign_in(password=NEW).status_code == 302


def test_a_link_works_once(client, person):
    ask(client)
    link = find_link()
    address = client.get(link).headers["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    answer = Client().get(link)
    assert "This link has expired, or was used already." in answer.content.decode()


def test_the_links_host_is_the_settings_and_not_the_requests(client, person, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    ask(client, headers={"host": "evil.example"})
    assert find_link().startswith("https://www.example.org/admin/password_reset/key/")


@pytest.mark.parametrize("address", ["nobody@example.org", "INES@EXAMPLE.ORG", "ines@example.org"])
def test_known_and_unknown_addresses_get_the_same_answer(client, person, address):
    answer = ask(client, address, follow=True)
    assert "If there is an account for this address" in answer.content.decode()
    assert len(mail.outbox) == (0 if address.startswith("nobody") else 1)


def test_nothing_is_looked_up_before_the_answer_and_the_queue_holds_no_token(client, person, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    counts = []
    for address in ("ines@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, address)
        counts.append([re.sub(r"'[^']*'|[0-9.]+", "?", query["sql"]) for query in queries.captured_queries])
    assert len(counts[0]) == len(counts[1])
    assert not any("users_user" in query for query in counts[0])
    arguments = list(DBTaskResult.objects.order_by("enqueued_at").values_list("args_kwargs", flat=True))
    assert [task["args"] for task in arguments] == [["ines@example.org", "en"], ["nobody@example.org", "en"]]
    assert mail.outbox == []


def test_an_account_gets_three_mails_an_hour(client, person, reader):
    for _ in range(5):
        assert ask(client).status_code == 302
    ask(client, "joana@example.org")
    assert [message.to[0] for message in mail.outbox] == ["ines@example.org"] * 3 + ["joana@example.org"]


@pytest.mark.parametrize(("language", "words"), [("fr", "nouveau mot de passe"), ("pt-pt", "nova palavra-passe")])
def test_the_mail_is_in_the_language_of_who_gets_it(client, person, language, words):
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    ask(client, headers={"accept-language": "en"})
    assert words in mail.outbox[-1].subject
    assert words in mail.outbox[-1].body


def test_no_mail_to_who_was_deactivated(client, person):
    person.is_active = False
    person.save()
    ask(client)
    assert mail.outbox == []


# --- Changing ---------------------------------------------------------------------------------------------------------


def change(client, old=PASSWORD, new=NEW):
    return client.post("/admin/password/", {"oldpassword": old, "password1": new, "password2": new})


def test_a_password_is_changed_with_the_old_one_and_other_sessions_end(client, person, sign_in, commit):
    other = Client()
    other.force_login(person)
    client.force_login(person)
    assert "This is not your password." in change(client, old="wrong").content.decode()
    with commit():
        answer = change(client)
    assert answer.headers["Location"] == "/admin/account/"
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    assert (mail.outbox[-1].to, "has just been changed" in mail.outbox[-1].body) == (["ines@example.org"], True)
    assert NEW not in mail.outbox[-1].body


def test_only_who_is_signed_in_changes_a_password(client, person):
    assert client.get("/admin/password/").headers["Location"] == "/admin/login/?next=/admin/password/"


@pytest.mark.parametrize("way", ["reset", "administrator", "command", "code"])
def test_every_session_ends_when_the_password_changes(client, person, reader, sign_in, commit, way, monkeypatch):
    theirs = [Client(), Client()]
    for browser in theirs:
        sign_in("joana", browser=browser)
        assert browser.get("/admin/sessions/").status_code == 200
    if way == "reset":
        ask(client, "joana@example.org")
        page = client.get(find_link(), follow=True)
        client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    elif way == "administrator":
        client.force_login(person)
        sent = {"username": "joana", "email": reader.email, "first_name": "J", "last_name": "R", "is_active": "on"}
        sent |= {"password1": NEW, "password2": NEW, "own_password": PASSWORD}
        assert client.post(f"/admin/users/edit/{reader.pk}/", sent).status_code == 302
    elif way == "command":
        monkeypatch.setattr("getpass.getpass", lambda prompt: NEW)
        call_command("changepassword", "joana", verbosity=0)
    else:
        reader.set_password(NEW)
        reader.save()
    assert [browser.get("/admin/sessions/").status_code for browser in theirs] == [302, 302]
    reader.refresh_from_db()
    assert reader.check_password(NEW)
