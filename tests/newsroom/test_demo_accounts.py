"""The demonstration accounts."""

import pytest
from django.contrib.auth import authenticate, get_user_model

from cms.demo.people import create_demo_accounts
from cms.newsroom.models import LanguageGroup

NAMES = {
    "admin",
    "editor",
    "moderator-fr-2",
    *(f"{role}-{code}" for role in ("moderator", "translator") for code in ("fr", "pt", "en")),
}


def test_there_is_an_account_for_each_role_and_language(newsroom):
    accounts = create_demo_accounts("a-password-for-all")
    assert {account.username for account in accounts} == NAMES
    for name in NAMES:
        assert authenticate(username=name, password="a-password-for-all")
    assert [user.username for user in get_user_model().objects.filter(is_superuser=True)] == ["admin"]


def test_people_are_in_the_groups_of_their_languages(newsroom):
    create_demo_accounts()
    for language_group in LanguageGroup.objects.select_related("locale"):
        code = language_group.locale.language_code
        expected = {"editor" if language_group.role == "editor" else f"{language_group.role}-{code}"}
        if (language_group.role, code) == ("moderator", "fr"):
            expected.add("moderator-fr-2")
        assert {user.username for user in language_group.group.user_set.all()} == expected


def test_each_sees_the_admin_in_their_own_language(newsroom, client):
    create_demo_accounts()
    for name, code in [("moderator-pt", "pt-pt"), ("translator-en", "en"), ("editor", "fr"), ("admin", "fr")]:
        client.force_login(get_user_model().objects.get(username=name))
        assert f'<html lang="{code}"' in client.get("/admin/").content.decode()


def test_without_a_given_password_a_random_one_is_made_and_kept(newsroom):
    (first, *_others) = create_demo_accounts()
    assert len(first.password) >= 12
    again = create_demo_accounts()
    assert {account.password for account in again} == {None}
    assert authenticate(username="admin", password=first.password)


def test_a_given_password_is_set_on_existing_accounts_too(newsroom):
    create_demo_accounts()
    create_demo_accounts("another-password")
    assert authenticate(username="translator-pt", password="another-password")


@pytest.mark.django_db
def test_a_changed_language_or_name_is_kept(newsroom):
    create_demo_accounts()
    user = get_user_model().objects.get(username="editor")
    user.first_name = "Ana"
    user.save()
    user.wagtail_userprofile.preferred_language = "en"
    user.wagtail_userprofile.save()
    create_demo_accounts()
    user = get_user_model().objects.get(username="editor")
    assert (user.first_name, user.wagtail_userprofile.preferred_language) == ("Ana", "en")
