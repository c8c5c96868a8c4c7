"""A person's data is exported and erased on request; what the newsroom needs stays, without their name."""

import io
import json

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from wagtail.models import Comment, CommentReply

from cms.accounts.models import Event
from cms.accounts.personal_data.finding import KEPT, is_the_persons_own, list_references
from cms.signoff.models import SignOff
from tests.factories import StandardPageFactory, UserFactory

pytestmark = pytest.mark.django_db

NAME, FIRST, LAST, EMAIL = "zelda.quux", "Zelda", "Quuxová", "zelda@quux.example"


@pytest.fixture
def person(roots, admin_user):
    """An editor who signed in, wrote a page, commented, and was answered."""
    user = UserFactory(username=NAME, first_name=FIRST, last_name=LAST, email=EMAIL, is_superuser=True)
    user.set_password("a long demonstration phrase")
    user.save()
    browser = Client()
    browser.post("/admin/login/", {"login": NAME, "password": "a long demonstration phrase"})
    browser.force_login(user)
    browser.get("/admin/account/")
    page = StandardPageFactory(parent=roots["fr"], title="Page", slug="page", owner=user)
    page.save_revision(user=user, log_action=True)
    comment = Comment.objects.create(page=page, user=user, text="Is this right?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=admin_user, text="Yes.")
    SignOff.objects.create(
        page=page,
        name=f"{FIRST} {LAST}",
        email=EMAIL,
        language="fr",
        form_key="a",
        token_hash="b",
        expires_at="2027-01-01T00:00Z",
    )
    return user


def run(*arguments) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def find_names() -> dict[str, str]:
    """Return each column of the database in which the person's names are, with the first such value."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if model._meta.managed and isinstance(field, CharField | TextField | JSONField):
                for value in model._base_manager.values_list(field.name, flat=True):
                    if any(name in str(value) for name in (NAME, FIRST, LAST, EMAIL)):
                        found[f"{model._meta.label}.{field.name}"] = str(value)
    return found


def test_everything_is_exported_and_no_secret(person, tmp_path):
    run("export_person", EMAIL.upper(), str(tmp_path / "zelda.json"))
    text = (tmp_path / "zelda.json").read_text()
    found = json.loads(text)
    assert (tmp_path / "zelda.json").stat().st_mode & 0o777 == 0o600
    assert found["account"]["first_name"] == FIRST
    assert [row["text"] for row in found["refers_to_the_account"]["wagtailcore.Comment.user"]] == ["Is this right?"]
    assert found["copies_of_names"]["accounts.Event.name"]
    assert found["copies_of_names"]["signoff.SignOff.email"][0]["name"] == f"{FIRST} {LAST}"
    assert person.password not in text
    assert not any(session.session_key in text for session in Session.objects.all())
    with pytest.raises(CommandError, match="cannot be written"):
        run("export_person", NAME, str(tmp_path / "zelda.json"))


def test_no_column_has_the_name_of_an_erased_person(person):
    assert len(find_names()) >= 5
    run("erase_person", NAME)
    assert find_names() == {}
    person.refresh_from_db()
    assert (person.is_active, person.is_superuser, person.has_usable_password()) == (False, False, False)
    assert Client().login(username=f"erased-{person.pk}", password="a long demonstration phrase") is False
    assert [s for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(person.pk)] == []
    assert not Event.objects.filter(user=person).exclude(address=None).exists()


def test_what_others_wrote_and_the_texts_stay(person):
    run("erase_person", NAME)
    assert Comment.objects.get().text == "Is this right?"
    assert CommentReply.objects.get().text == "Yes."
    assert Comment.objects.get().user.get_username() == f"erased-{person.pk}"
    page = Comment.objects.get().page
    assert page.owner_id == person.pk
    assert page.latest_revision.user_id == person.pk


def test_a_dry_run_says_the_same_and_changes_nothing(person):
    before = find_names()
    said = run("erase_person", NAME, "--dry-run")
    assert find_names() == before
    assert said.replace("would be ", "") == run("erase_person", NAME)


def test_erasing_again_changes_nothing(person):
    run("erase_person", NAME)
    events = Event.objects.count()
    assert "Everything had been erased" in run("erase_person", f"erased-{person.pk}")
    assert Event.objects.count() == events
    with pytest.raises(CommandError, match="Nothing is stored"):
        run("erase_person", NAME)


def test_people_without_an_account_are_found_by_their_address(person):
    SignOff.objects.update(email="guest@quux.example", name="A guest")
    run("erase_person", "guest@quux.example")
    assert "guest" not in str(SignOff.objects.values("name", "email")).lower()


def test_the_last_administrator_is_not_erased(person, admin_user):
    admin_user.delete()
    with pytest.raises(CommandError, match="only active administrator"):
        run("erase_person", NAME)


def test_two_accounts_of_one_address_are_told_apart(person):
    UserFactory(username="other", email=EMAIL)
    with pytest.raises(CommandError, match="other, zelda.quux"):
        run("erase_person", EMAIL)


def test_each_row_that_would_end_with_an_account_is_decided_about():
    """A new model whose rows end with the account is erased, unless it is in KEPT: decide, and write it here."""
    own = {field.model._meta.label for field in list_references() if is_the_persons_own(field)}
    assert own == {
        *("account.EmailAddress", "accounts.SecondStepDeadline", "library.RightsNotice", "mfa.Authenticator"),
        *("planning.CalendarFeed", "translation.Notice", "translation.TranslationUpload", "users.User_groups"),
        *("users.User_user_permissions", "usersessions.UserSession", "wagtailadmin.EditingSession"),
        *("wagtailadmin.FormState", "wagtailcore.PageSubscription", "wagtailusers.UserProfile"),
    }
    assert set(KEPT) <= {field.model._meta.label for field in list_references()}
