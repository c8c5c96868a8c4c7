"""Nobody gives, or takes over by an account, rights that they do not have themselves."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission

from tests.factories import UserFactory

from .conftest import PASSWORD
from .second_step import give_app

pytestmark = pytest.mark.django_db
SENT = {"email": "x@example.org", "first_name": "X", "last_name": "Y", "is_active": "on", "own_password": PASSWORD}
NEW = {"password1": "another long password", "password2": "another long password"}
REFUSAL = "You can give only roles that you have yourself."


def find_right(codename):
    return Permission.objects.get(codename=codename)


@pytest.fixture
def roles(db):
    """Who may change accounts has the first of these, and not the second."""
    return [Group.objects.create(name=name) for name in ("Correctors", "Publishers")]


@pytest.fixture
def helper(client, roles):
    """Somebody who may do anything with accounts and groups, and is no administrator; signed in."""
    user = UserFactory.build(username="helper")
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(roles[0])
    for name in ("access_admin", "add_user", "change_user", "delete_user", "add_group", "change_group", "delete_group"):
        user.user_permissions.add(find_right(name))
    client.force_login(user)
    client.post("/admin/confirm/", {"password": PASSWORD})
    return user


def list_roles(user) -> list[str]:
    return list(user.groups.order_by("name").values_list("name", flat=True))


def test_only_roles_that_one_has_are_offered_and_taken_whoever_gets_them(client, helper, reader, roles):
    corrector, publisher = roles
    for user in (reader, helper):
        path = f"/admin/users/edit/{user.pk}/"
        page = client.get(path).content.decode()
        assert "Correctors" in page
        assert "Publishers" not in page
        sent = SENT | {"username": user.username, "groups": [corrector.pk, publisher.pk]}
        assert REFUSAL in client.post(path, sent).content.decode()
        assert "Publishers" not in list_roles(user)
        client.post(path, sent | {"groups": [corrector.pk]})
        assert list_roles(user) == ["Correctors"]


def test_a_new_account_gets_no_other_roles_either(client, helper, roles, django_user_model):
    sent = SENT | NEW | {"username": "puppet", "groups": [roles[1].pk]}
    assert REFUSAL in client.post("/admin/users/new/", sent).content.decode()
    client.post("/admin/users/new/", sent | {"groups": [roles[0].pk]})
    assert list_roles(django_user_model.objects.get(username="puppet")) == ["Correctors"]


def test_many_accounts_get_no_other_roles_either(client, helper, reader, roles):
    path = f"/admin/bulk/users/user/assign_role/?next=/admin/users/&id={reader.pk}"
    assert "Publishers" not in client.get(path).content.decode()
    assert REFUSAL in client.post(path, {"role": roles[1].pk}).content.decode()
    client.post(path, {"role": roles[0].pk})
    assert list_roles(reader) == ["Correctors"]


@pytest.mark.parametrize("more", ["a role", "a right"])
def test_an_account_with_more_rights_is_neither_taken_over_nor_deleted(client, helper, reader, roles, more):
    if more == "a role":
        reader.groups.add(roles[1])
    else:
        reader.user_permissions.add(find_right("add_collection"))
    give_app(reader)
    edit = f"/admin/users/edit/{reader.pk}/"
    for answer in (
        client.get(edit, follow=True),
        client.post(edit, SENT | NEW | {"username": "joana", "groups": [roles[0].pk]}, follow=True),
        client.post(f"/admin/users/delete/{reader.pk}/", follow=True),
    ):
        assert "This account has rights that you do not have" in answer.content.decode()
    client.post(f"/admin/users/{reader.pk}/second-step/")
    for action in ("assign_role", "set_active_state", "delete"):
        path = f"/admin/bulk/users/user/{action}/?next=/admin/users/&id={reader.pk}"
        client.post(path, {"role": roles[0].pk, "mark_as_active": "False"})
    reader.refresh_from_db()
    assert (reader.email, reader.is_active, reader.check_password(PASSWORD)) == ("joana@example.org", True, True)
    assert "Correctors" not in list_roles(reader)
    assert Authenticator.objects.filter(user=reader).exists()


def test_whose_rights_one_has_too_is_changed(client, helper, reader, roles):
    reader.groups.add(roles[0])
    reader.user_permissions.add(find_right("access_admin"))
    client.post(f"/admin/users/edit/{reader.pk}/", SENT | NEW | {"username": "joana", "groups": [roles[0].pk]})
    reader.refresh_from_db()
    assert reader.email == "x@example.org"
    assert reader.check_password(NEW["password1"])


def test_an_administrator_gives_every_role(client, person, reader, roles):
    client.force_login(person)
    sent = SENT | {"username": "joana", "groups": [role.pk for role in roles]}
    client.post(f"/admin/users/edit/{reader.pk}/", sent)
    assert list_roles(reader) == ["Correctors", "Publishers"]


@pytest.mark.parametrize("way", ["get", "post"])
def test_only_administrators_make_and_change_roles(client, helper, roles, way):
    """Else who has a role would give it, and themselves, whatever rights there are."""
    sent = {"name": "Correctors", "permissions": [find_right("add_collection").pk]}
    for path in ("", "new/", f"edit/{roles[0].pk}/", f"delete/{roles[1].pk}/"):
        answer = getattr(client, way)(f"/admin/groups/{path}", sent)
        assert answer.status_code in (302, 405), path
    assert Group.objects.filter(pk__in=[role.pk for role in roles]).count() == 2
    assert not roles[0].permissions.exists()


def test_the_form_of_a_role_offers_no_right_to_change_roles(client, person, roles):
    client.force_login(person)
    page = client.get(f"/admin/groups/edit/{roles[0].pk}/").content.decode()
    assert f'value="{find_right("change_user").pk}"' in page
    assert f'value="{find_right("change_group").pk}"' not in page


def test_the_rule_costs_the_same_queries_for_many_accounts(client, helper, roles, django_assert_max_num_queries):
    for _number in range(30):
        UserFactory().groups.add(roles[0])
    with django_assert_max_num_queries(30):
        client.get("/admin/bulk/users/user/set_active_state/?next=/admin/users/&id=all")
