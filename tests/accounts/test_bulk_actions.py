"""What is done to many accounts at once follows the rule of the form for one account, and is logged."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from cms.accounts.models import Event
from tests.factories import UserFactory

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
KINDS = {"set_active_state": "active", "assign_role": "groups", "delete": "deleted"}


@pytest.fixture
def group(db):
    return Group.objects.create(name="Proofreaders")


@pytest.fixture
def helper(db, group):
    """Somebody who may change and delete accounts, and is no administrator."""
    user = UserFactory(username="helper")
    user.groups.add(group)
    for codename in ("change_user", "delete_user", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


def find_path(action, *people) -> str:
    ids = "&".join(f"id={getattr(one, 'pk', one)}" for one in people)
    return f"/admin/bulk/users/user/{action}/?next=/admin/users/&{ids}"


def send(browser, action, *people, active="False", group=None):
    sent = {"mark_as_active": active, "role": group.pk if group else ""}
    return browser.post(find_path(action, *people), sent, follow=True)


def describe(user, group) -> tuple:
    """What the three actions change: whether there is such an account, is active and in the group."""
    found = type(user).objects.filter(pk=user.pk).first()
    return (found is not None, bool(found and found.is_active), bool(found and group in found.groups.all()))


def logged(kind) -> list[tuple]:
    return list(Event.objects.filter(kind=kind).values_list("name", "by").order_by("name"))


def test_every_action_on_accounts_has_a_test_here(rf):
    actions = bulk_action_registry.get_bulk_actions_for_model("users", "user")
    assert {action.action_type for action in actions} == set(KINDS)


@pytest.mark.parametrize("action", KINDS)
@pytest.mark.parametrize("chosen", ["by id", "all"])
def test_who_is_no_administrator_touches_none_and_others_are_changed_and_logged(
    client, person, reader, helper, group, action, chosen
):
    client.force_login(helper)
    before = describe(person, group)
    people = (person, reader) if chosen == "by id" else ("all",)
    page = client.get(find_path(action, *people)).content.decode()
    assert f"/admin/users/edit/{reader.pk}/" in page  # what will be changed is linked, what will not is not
    assert f"/admin/users/edit/{person.pk}/" not in page
    assert send(client, action, *people, group=group).status_code == 200
    assert describe(person, group) == before == (True, True, False)
    assert describe(reader, group) != before
    kind = KINDS[action]
    assert ("joana", "helper") in logged(kind)
    assert "ines" not in dict(logged(kind))


@pytest.mark.parametrize("action", KINDS)
def test_an_administrator_changes_another(client, person, group, action, django_user_model):
    other = django_user_model.objects.create_superuser("other", "other@example.org", PASSWORD)
    client.force_login(person)
    send(client, action, other, group=group)
    assert describe(other, group) != (True, True, False)
    assert logged(KINDS[action]) == [("other", "ines")]


def test_who_was_switched_off_is_signed_out_and_comes_back_when_switched_on(client, person, reader, sign_in):
    client.force_login(person)
    theirs = Client()
    sign_in("joana", browser=theirs)
    assert theirs.get("/admin/sessions/").status_code == 200
    answer = send(client, "set_active_state", reader)
    assert "1 user has been marked as inactive" in answer.content.decode()
    assert theirs.get("/admin/sessions/").status_code == 302
    assert "did not match" in sign_in("joana", browser=Client()).content.decode()
    send(client, "set_active_state", reader, active="True")
    assert sign_in("joana", browser=Client()).status_code == 302
    assert list(Event.objects.filter(kind="active").values_list("detail", flat=True)) == [
        "False → True",
        "True → False",
    ]


def test_nobody_switches_themselves_off_or_deletes_themselves(client, person, group):
    client.force_login(person)
    for action in ("set_active_state", "delete"):
        send(client, action, "all", group=group)
        assert describe(person, group)[:2] == (True, True)


@pytest.mark.parametrize("action", KINDS)
def test_who_may_only_look_changes_nobody(client, reader, group, action):
    looker = UserFactory()
    for codename in ("add_user", "access_admin"):
        looker.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(looker)
    send(client, action, reader, group=group)
    assert describe(reader, group) == (True, True, False)
    assert logged(KINDS[action]) == []


@pytest.mark.parametrize("action", KINDS)
@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "x", "%00", ""])
def test_numbers_of_no_account_are_no_error(client, person, group, action, number):
    client.force_login(person)
    for method in (client.get, client.post):
        assert method(find_path(action, number)).status_code in (302, 400, 404)
