"""Somebody lost their second step: who resets it, and what is told and logged."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from cms.accounts.models import Event, SecondStepDeadline
from tests.factories import UserFactory

from .conftest import PASSWORD
from .second_step import give_app, give_recovery_codes, make_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def loser(reader):
    """Somebody with an app and recovery codes."""
    give_app(reader)
    give_recovery_codes(reader)
    return reader


@pytest.fixture
def administrator(client, person):
    """Signed in, and has just shown it once more."""
    client.force_login(person)
    client.post("/admin/confirm/", {"password": PASSWORD})
    return person


def find_path(user) -> str:
    return f"/admin/users/{user.pk}/second-step/"


def reset_kinds() -> list[tuple]:
    return list(Event.objects.filter(kind="step_reset").values_list("name", "by"))


def test_an_administrator_resets_it_and_the_person_is_told(client, administrator, loser, sign_in, commit):
    theirs = Client()
    sign_in("joana", browser=theirs)
    theirs.post("/admin/login/code/", {"code": make_code()})
    assert "_auth_user_id" in theirs.session
    assert find_path(loser) in client.get("/admin/users/").content.decode()
    assert "joana" in client.get(find_path(loser)).content.decode()
    assert Authenticator.objects.filter(user=loser).count() == 2
    with commit():
        answer = client.post(find_path(loser), follow=True)
    assert "is reset" in answer.content.decode()
    assert not Authenticator.objects.filter(user=loser).exists()
    assert theirs.get("/admin/account/").headers["Location"].startswith("/admin/login/")
    assert reset_kinds() == [("joana", "ines")]
    assert (mail.outbox[-1].to, "Inês has removed" in mail.outbox[-1].body) == (["joana@example.org"], True)
    assert SecondStepDeadline.objects.filter(user=loser).exists()


def test_it_is_offered_on_the_persons_page_too_and_leads_back_there(client, administrator, loser):
    edit = f"/admin/users/edit/{loser.pk}/"
    address = f"{find_path(loser)}?next=%2Fadmin%2Fusers%2Fedit%2F{loser.pk}%2F"
    assert f'href="{address}"' in client.get(edit).content.decode()
    page = client.get(address).content.decode()
    assert f'name="next" value="{edit}"' in page
    assert "Back to the account “joana”" in page
    answer = client.post(find_path(loser), {"next": edit}, follow=True)
    assert answer.redirect_chain == [(edit, 302)]
    assert "is reset" in answer.content.decode()
    assert reset_kinds() == [("joana", "ines")]


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_it_leads_nobody_elsewhere(client, administrator, loser, elsewhere):
    assert "evil" not in client.get(find_path(loser), {"next": elsewhere}).content.decode()
    assert client.post(find_path(loser), {"next": elsewhere}).headers["Location"] == "/admin/users/"


def test_a_page_of_one_who_may_not_be_reset_does_not_offer_it(client, administrator):
    give_app(administrator)
    assert "second-step" not in client.get(f"/admin/users/edit/{administrator.pk}/").content.decode()


def test_it_asks_the_administrator_for_a_password(client, person, loser):
    client.force_login(person)
    for method in (client.get, client.post):
        assert method(find_path(loser)).headers["Location"].startswith("/admin/confirm/")
    assert Authenticator.objects.filter(user=loser).count() == 2


def test_nobody_resets_their_own(client, administrator):
    give_app(administrator)
    assert find_path(administrator) not in client.get("/admin/users/").content.decode()
    for method in (client.get, client.post):
        assert method(find_path(administrator)).headers["Location"] == "/admin/"  # Wagtail's refusal
    assert Authenticator.objects.filter(user=administrator).exists()


@pytest.mark.parametrize(("codenames", "of_administrator", "allowed"), [
    (["change_user"], False, True),
    (["change_user"], True, False),
    (["view_user", "add_user", "delete_user"], False, False),
    ([], False, False),
])  # fmt: skip
def test_only_who_may_change_accounts_does_and_an_administrators_only_an_administrator(
    client, person, loser, codenames, of_administrator, allowed
):
    helper = UserFactory.build(username="helper")
    helper.set_password(PASSWORD)
    helper.save()
    for codename in [*codenames, "access_admin"]:
        helper.user_permissions.add(Permission.objects.get(codename=codename))
    give_app(person)
    client.force_login(helper)
    client.post("/admin/confirm/", {"password": PASSWORD})
    target = person if of_administrator else loser
    answer = client.post(find_path(target))
    assert Authenticator.objects.filter(user=target).exists() is not allowed
    assert answer.headers.get("Location") != "/admin/users/" or allowed
    assert len(reset_kinds()) == allowed


def test_it_needs_its_token_and_an_account_that_exists(client, administrator, loser):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(administrator)
    assert browser.post(find_path(loser)).status_code == 403
    assert client.post("/admin/users/999999/second-step/").status_code == 404
    assert Authenticator.objects.filter(user=loser).exists()


def test_a_command_on_the_machine_lets_the_last_administrator_in(person, sign_in, commit, capsys):
    give_app(person)
    with commit():
        call_command("reset_second_step", "ines")
    said = capsys.readouterr().out
    assert re.search("“ines” was removed.*log of sign-ins.*ines@example.org gets a mail", said)
    assert reset_kinds() == [("ines", "")]
    assert "by a command on the site's machine" in mail.outbox[-1].body
    assert sign_in().headers["Location"] == "/admin/"


def test_the_command_gives_time_if_it_is_told_to(client, person, sign_in, settings):
    settings.SECOND_STEP_ROLES = ["administrator"]
    call_command("reset_second_step", "ines", verbosity=0)
    sign_in()
    assert client.get("/admin/").headers["Location"] == "/admin/second-step/"
    call_command("reset_second_step", "ines", "--days", "1")
    sign_in()
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("arguments", [["nobody"], ["ines", "--days", "-1"]])
def test_the_command_says_what_is_wrong(person, arguments):
    with pytest.raises(CommandError):
        call_command("reset_second_step", *arguments)


def test_who_may_change_accounts_makes_no_administrator_and_changes_none(client, person, reader, django_user_model):
    """Else they would reset an administrator's second step by a puppet."""
    helper = UserFactory.build(username="helper")
    helper.set_password(PASSWORD)
    helper.save()
    for codename in ("change_user", "add_user", "access_admin"):
        helper.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(helper)
    sent = {"email": "x@example.org", "first_name": "X", "last_name": "Y", "is_active": "on", "own_password": PASSWORD}
    sent |= {"is_superuser": "on", "password1": "another long password", "password2": "another long password"}
    client.post("/admin/users/new/", sent | {"username": "puppet"})
    client.post(f"/admin/users/edit/{reader.pk}/", sent | {"username": "joana"})
    client.post(f"/admin/users/edit/{person.pk}/", sent | {"username": "ines"})
    found = dict(django_user_model.objects.values_list("username", "is_superuser"))
    assert found == {"ines": True, "joana": False, "puppet": False, "helper": False}
    person.refresh_from_db()
    assert (person.email, person.check_password(PASSWORD)) == ("ines@example.org", True)
