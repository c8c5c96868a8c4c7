"""Erase what is stored of a person: what is theirs goes, what the newsroom needs stays without their name."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import FileField

from ..models import Event, EventKind
from .finding import find_person, is_the_persons_own, list_copies, list_log_entries, list_rows, list_sessions


class LastAdministratorError(Exception):
    """The account is the only active administrator's: nobody could let others in."""


@dataclass
class Erasure:
    """What was erased, or would be: numbers of rows by what they are."""

    erased: dict[str, int] = field(default_factory=dict)
    renamed: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.erased and not self.renamed


def make_pseudonym(user) -> str:
    """Return the user name of an erased account: it names nobody, and is the same each time."""
    return f"erased-{user.pk}"


def erase_person(given: str, *, dry_run: bool = False) -> Erasure | None:
    """Erase the data of the person with this user name or mail address, in one transaction; None if there is nothing.

    The account becomes one that names nobody and cannot sign in, because texts, decisions and four eyes refer to it.
    """
    with transaction.atomic():
        erasure = _erase(given)
        if dry_run:
            transaction.set_rollback(True)
    return erasure


def _erase(given: str) -> Erasure | None:
    user = find_person(given)
    if user is not None:
        user = get_user_model().objects.select_for_update().get(pk=user.pk)
        _refuse_the_last_administrator(user)
    names = [given] if user is None else [name for name in (user.get_username(), user.email) if name]
    pseudonym = make_pseudonym(user) if user else "erased"
    erasure = Erasure()
    names = [name for name in names if name != pseudonym]
    for copies, matched, rows in list_copies(names):
        values = {name: pseudonym if value == "" else value for name, value in copies.erased.items()}
        _count(erasure.renamed, f"{copies.model}.{matched}", rows.update(**{matched: pseudonym} | values))
    if user is not None:
        _erase_account(user, pseudonym, erasure)
    return erasure if user or not erasure.is_empty else None


def _erase_account(user, pseudonym: str, erasure: Erasure) -> None:
    for reference, rows in list_rows(user):
        if not is_the_persons_own(reference):
            _count(erasure.kept, str(reference), rows.count())
            continue
        _forget_files(rows)
        _count(erasure.erased, reference.model._meta.label, rows.count())
        rows.delete()
    sessions = list_sessions(user)
    for session in sessions:
        session.delete()
    _count(erasure.erased, "sessions.Session", len(sessions))
    Event.objects.filter(user=user).update(address=None, detail="", name=pseudonym)
    label = list_log_entries(user).exclude(label=pseudonym)
    _count(erasure.renamed, "wagtailcore.ModelLogEntry.label", label.update(label=pseudonym, data={}))
    if user.get_username() != pseudonym:
        # By a query: the signals of a saved account would write the former address into the log and send mail to it.
        get_user_model().objects.filter(pk=user.pk).update(
            username=pseudonym,
            first_name="",
            last_name="",
            email="",
            password=make_password(None),
            is_active=False,
            is_staff=False,
            is_superuser=False,
            last_login=None,
        )
        _count(erasure.renamed, "users.User", 1)
        Event.objects.create(kind=EventKind.DELETED, user=user, name=pseudonym)


def _refuse_the_last_administrator(user) -> None:
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    if user.is_superuser and user.is_active and not administrators.exclude(pk=user.pk).exists():
        raise LastAdministratorError


def _forget_files(rows) -> None:
    """Delete the files of rows when their deletion is committed."""
    for file in [file for file in rows.model._meta.concrete_fields if isinstance(file, FileField)]:
        for name in filter(None, rows.values_list(file.name, flat=True)):
            transaction.on_commit(lambda name=name, storage=file.storage: storage.delete(name), robust=True)


def _count(numbers: dict[str, int], what: str, number: int) -> None:
    if number:
        numbers[what] = numbers.get(what, 0) + number
