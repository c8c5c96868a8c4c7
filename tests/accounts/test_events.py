"""The log of accounts: what is written, who reads it, how long it is kept; and a person's own sessions."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.users.models import UserProfile

from cms.accounts.models import Event, EventKind
from tests.factories import UserFactory

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/accounts/"


@pytest.fixture(autouse=True)
def nothing_written(roots):
    """The roles' own rights are written when the site is founded."""
    Event.objects.all().delete()


def read(**filters) -> list[tuple]:
    """Return kind, name, who did it and details of all events, the oldest first, without new accounts."""
    events = Event.objects.filter(**filters).exclude(kind=EventKind.CREATED).order_by("pk")
    return [(event.kind, event.name, event.by, event.detail) for event in events]


# --- What is written --------------------------------------------------------------------------------------------------


def test_signing_in_and_failing_to_are_written_with_the_address(person, sign_in):
    sign_in(password="wrong", REMOTE_ADDR="192.0.2.7")
    sign_in(REMOTE_ADDR="192.0.2.8")
    assert read() == [("wrong_password", "ines", "", ""), ("signed_in", "ines", "ines", "")]
    addresses = Event.objects.exclude(kind="created").order_by("pk").values_list("address", flat=True)
    assert list(addresses) == ["192.0.2.7", "192.0.2.8"]


def test_refused_attempts_are_written(person, sign_in):
    for number in range(11):
        sign_in(password=f"wrong {number}")
    assert [kind for kind, *_rest in read()] == ["wrong_password"] * 10 + ["refused"]


def test_what_somebody_typed_as_a_name_is_not_kept(person, sign_in):
    sign_in(PASSWORD, "typed into the wrong field")
    assert read() == [("wrong_password", "", "", "")]


def test_changes_in_the_admin_are_written_with_who_made_them(client, person, reader):
    client.force_login(person)
    group = Group.objects.create(name="Correctors")
    sent = {"username": "joana", "email": "new@example.org", "first_name": "Joana", "last_name": "Reis"}
    sent |= {"is_superuser": "on", "groups": [group.pk], "own_password": PASSWORD}
    answer = client.post(f"/admin/users/edit/{reader.pk}/", sent)
    assert answer.status_code == 302
    assert set(read()) == {
        ("email", "joana", "ines", "joana@example.org → new@example.org"),
        ("active", "joana", "ines", "True → False"),
        ("administrator", "joana", "ines", "False → True"),
        ("groups", "joana", "ines", "+ Correctors"),
    }


def test_leaving_a_group_is_written_from_both_sides(reader):
    first, second = Group.objects.create(name="First"), Group.objects.create(name="Second")
    reader.groups.set([first, second])
    reader.groups.remove(first)
    second.user_set.remove(reader)
    reader.groups.add(first)
    reader.groups.clear()
    assert [detail for *_event, detail in read()] == [
        "+ First, + Second", "− First", "− Second", "+ First", "− First",
    ]  # fmt: skip


def test_a_new_password_is_written_without_the_password_and_a_newer_hash_is_not(reader, settings):
    reader.set_password("another long password")
    reader.save()
    assert read() == [("password", "joana", "", "")]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
    assert reader.check_password("another long password")  # stores the hash of the preferred algorithm
    assert len(read()) == 1


def test_new_and_deleted_accounts_are_written_and_the_log_survives_them(reader):
    reader.delete()
    assert list(Event.objects.order_by("pk").values_list("kind", "name", "user")) == [
        ("created", "joana", None),
        ("deleted", "joana", None),
    ]


def test_signing_in_costs_the_users_row_no_further_query(reader, django_assert_num_queries):
    with django_assert_num_queries(1):
        reader.save(update_fields=["last_login"])


def read_rights() -> list[tuple]:
    return [(name, detail) for kind, name, _by, detail in read() if kind == EventKind.PERMISSIONS]


def test_changes_of_rights_are_written_from_every_door(client, person, reader, roots):
    group = Group.objects.create(name="Correctors")
    access, change = (Permission.objects.get(codename=name) for name in ("access_admin", "change_user"))
    group.permissions.add(access, change)
    access.group_set.remove(group)
    group.permissions.clear()
    reader.user_permissions.add(change)
    publish = Permission.objects.get(codename="publish_page")
    given = GroupPagePermission.objects.create(group=group, page=roots["fr"], permission=publish)
    given.delete()
    add = Permission.objects.get(codename="add_image", content_type__app_label="wagtailimages")
    collection = Collection.get_first_root_node()
    GroupCollectionPermission.objects.create(group=group, collection=collection, permission=add)
    assert read_rights() == [
        ("", "Correctors: + access_admin, + change_user"),
        ("", "Correctors: − access_admin"),
        ("", "Correctors: − change_user"),
        ("joana", "+ change_user"),
        ("", f"Correctors: + publish_page ({roots['fr']})"),
        ("", f"Correctors: − publish_page ({roots['fr']})"),
        ("", f"Correctors: + add_image ({collection})"),
    ]
    group.delete()
    assert read_rights()[-1] == ("", "− Correctors")


def test_the_page_of_a_group_writes_who_changed_its_rights(client, person, roots):
    group = Group.objects.create(name="Correctors")
    client.force_login(person)
    page = client.get(f"/admin/groups/edit/{group.pk}/")
    assert page.status_code == 200
    sent = {"name": "Correctors", "permissions": [Permission.objects.get(codename="access_admin").pk]}
    for form in page.context["permission_panels"]:
        management = getattr(form, "management_form", None)
        sent |= {f"{management.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")} if management else {}
    assert client.post(f"/admin/groups/edit/{group.pk}/", sent).status_code == 302
    assert [event for event in read() if event[0] == "permissions"] == [
        ("permissions", "", "ines", "Correctors: + access_admin")
    ]


# --- Who reads it -----------------------------------------------------------------------------------------------------


@pytest.fixture
def written(person, sign_in):
    sign_in(password="wrong", REMOTE_ADDR="192.0.2.7")
    Event.objects.create(kind=EventKind.GROUPS, name="joana", by="ines", detail="+ Éditeurs")


@pytest.mark.parametrize(("language", "words"), [
    ("fr", ["Connexions et droits", "Mot de passe erroné", "Groupes modifiés"]),
    ("pt-pt", ["Inícios de sessão e permissões", "Palavra-passe errada", "Grupos alterados"]),
    ("en", ["Sign-ins and rights", "Wrong password", "Groups changed"]),
])  # fmt: skip
def test_administrators_read_it_in_their_language(client, person, written, language, words):
    UserProfile.objects.update_or_create(user=person, defaults={"preferred_language": language})
    client.force_login(person)
    page = client.get(REPORT).content.decode()
    assert [word for word in [*words, "192.0.2.7", "+ Éditeurs"] if word not in page] == []


@pytest.mark.parametrize(("query", "kinds"), [
    ("kind=groups", ["groups"]),
    ("name=JOA", ["groups"]),
    ("by=ines", ["groups"]),
    ("address=192.0", ["wrong_password"]),
    ("kind=wrong_password&name=joana", []),
    ("at_from=2000-01-01&at_to=2000-01-02", []),
    ("kind=nonsense&at_from=nonsense", None),  # what cannot be read filters nothing
])  # fmt: skip
def test_they_filter_it(client, person, written, query, kinds):
    client.force_login(person)
    rows = client.get(f"{REPORT}?{query}").context["object_list"]
    found = [event.kind for event in rows if event.kind != "created"]
    assert found == (["groups", "wrong_password"] if kinds is None else kinds)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_they_export_it(client, person, written, kind):
    client.force_login(person)
    answer = client.get(f"{REPORT}?export={kind}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert kind == "xlsx" or "Groups changed" in content.decode()


def test_a_page_of_it_takes_few_queries_however_long_it_is(client, person, written, django_assert_max_num_queries):
    client.force_login(person)
    client.get(REPORT)
    Event.objects.bulk_create(Event(kind=EventKind.SIGNED_IN, name=f"name {n}", user=person) for n in range(120))
    with django_assert_max_num_queries(12):
        assert len(client.get(REPORT).context["object_list"]) == 50


def test_nobody_else_reads_it(client, roots):
    from cms.newsroom.models import LanguageGroup
    from cms.newsroom.roles.bootstrap import bootstrap_roles

    bootstrap_roles()
    user = UserFactory()
    user.groups.add(LanguageGroup.objects.get(role="moderator", locale__language_code="fr").group)
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()


def test_it_is_kept_for_a_year(person):
    Event.objects.all().delete()
    old, recent = (Event.objects.create(kind=EventKind.SIGNED_IN, name=name) for name in ("old", "recent"))
    Event.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=366))
    Event.objects.filter(pk=recent.pk).update(at=timezone.now() - timedelta(days=364))
    call_command("erase_account_events", verbosity=0)
    assert [event.name for event in Event.objects.all()] == ["recent"]


# --- Sessions ---------------------------------------------------------------------------------------------------------


def test_a_person_sees_where_they_are_signed_in_and_ends_the_other_sessions(client, person, sign_in):
    phone = Client(headers={"user-agent": "A phone"})
    sign_in(browser=phone, REMOTE_ADDR="192.0.2.7")
    sign_in()
    page = client.get("/admin/sessions/").content.decode()
    assert [word for word in ("A phone", "192.0.2.7", "This browser") if word not in page] == []
    client.post("/admin/sessions/")
    assert (client.get("/admin/").status_code, phone.get("/admin/").status_code) == (200, 302)
    assert "A phone" not in client.get("/admin/sessions/").content.decode()


def test_nobody_sees_or_ends_sessions_of_others(client, person, reader, sign_in):
    other = Client(headers={"user-agent": "Another's phone"})
    sign_in("joana", browser=other)
    sign_in()
    assert "phone" not in client.get("/admin/sessions/").content.decode()
    client.post("/admin/sessions/")
    assert "_auth_user_id" in other.session
    assert Client().get("/admin/sessions/").status_code == 302
