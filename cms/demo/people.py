"""The demonstration accounts, of invented people: for each role and language."""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.users.models import UserProfile

from cms.newsroom.models import LanguageGroup, Role


@dataclass(frozen=True)
class Person:
    """A person with a demonstration account, and their role."""

    username: str
    first_name: str
    last_name: str
    admin_language: str
    role: Role | None = None  # None: a superuser
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoAccount:
    """An account, with its password if this run has set it."""

    username: str
    name: str
    password: str | None


PEOPLE = [
    Person("admin", "Hélène", "Marchand", "fr"),
    Person("editor", "Sofia", "Almeida", "fr", Role.EDITOR, ("fr", "pt", "en")),
    Person("moderator-fr", "Paul", "Girard", "fr", Role.MODERATOR, ("fr",)),
    Person("moderator-fr-2", "Nadia", "Lefèvre", "fr", Role.MODERATOR, ("fr",)),
    Person("moderator-pt", "Rui", "Carvalho", "pt-pt", Role.MODERATOR, ("pt",)),
    Person("moderator-en", "Grace", "Bennett", "en", Role.MODERATOR, ("en",)),
    Person("translator-fr", "Claire", "Roussel", "fr", Role.TRANSLATOR, ("fr",)),
    Person("translator-pt", "Marta", "Figueira", "pt-pt", Role.TRANSLATOR, ("pt",)),
    Person("translator-en", "Tom", "Whitaker", "en", Role.TRANSLATOR, ("en",)),
]


@transaction.atomic
def create_demo_accounts(password: str | None = None) -> list[DemoAccount]:
    """Create the missing demonstration accounts, add all to their groups, and return all.

    password: the value of DEMO_PASSWORD, set for every account, old or new. Without it, new accounts share a random
    one, and existing accounts keep theirs (`DemoAccount.password` is None). Run `bootstrap_roles` before.
    """
    random_password = secrets.token_urlsafe(12)
    return [_complete_account(person, password, random_password) for person in PEOPLE]


def _complete_account(person: Person, password: str | None, random_password: str) -> DemoAccount:
    user, is_new = get_user_model().objects.get_or_create(
        username=person.username,
        defaults={
            "first_name": person.first_name,
            "last_name": person.last_name,
            "email": f"{person.username}@example.org",
            "is_superuser": person.role is None,
            "is_staff": person.role is None,
        },
    )
    new_password = password or (random_password if is_new else None)
    if new_password and not (password and user.check_password(password)):
        user.set_password(new_password)
        user.save(update_fields=["password"])
    if is_new:
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = person.admin_language
        profile.save(update_fields=["preferred_language"])
    for language_group in LanguageGroup.objects.filter(role=person.role, locale__language_code__in=person.languages):
        user.groups.add(language_group.group)
    return DemoAccount(person.username, user.get_full_name(), new_password)
