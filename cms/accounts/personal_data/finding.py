"""Find the personal data of a member of the newsroom: the account, all rows that refer to it, and copies of its name.

What refers to the account is derived from the models; copies of names, which no reference tells of, are declared by the
apps that make them (`register_copies`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import CASCADE, ForeignKey, Model, Q, QuerySet

# Rows that end with the account by their model, and are kept when a person's data is erased: their author is then
# nobody whom they name.
KEPT = {
    "wagtailcore.Comment": "what a text's authors told each other belongs to the text, and others have answered it",
    "wagtailcore.CommentReply": "the same",
    "translation.TermAuthor": "who wrote a term may not approve it",
    "library.Consent": "a picture was published with this consent",
}


@dataclass(frozen=True)
class Copies:
    """Fields of a model that have the user name or the mail address of a person, without a reference to the account.

    match: its fields that have one of the two, which get the new name of the account. erased: values of these and other
    fields, where they are not that name; "" stands for it.
    """

    model: str
    match: tuple[str, ...]
    erased: dict[str, object]


_copies: list[Copies] = []


def register_copies(copies: Copies) -> None:
    """Declare fields in which a person's user name or mail address is stored without a reference."""
    _copies.append(copies)


def list_copies(names: list[str]) -> Iterator[tuple[Copies, str, QuerySet]]:
    """Yield the declared copies with each of their fields and the rows in which that field is one of the names."""
    for copies in _copies:
        for field in copies.match:
            wanted = Q(pk__in=[])
            for name in names:
                wanted |= Q(**{f"{field}__iexact": name})
            yield copies, field, apps.get_model(copies.model)._default_manager.filter(wanted)


def list_references() -> list[ForeignKey]:
    """Return each field of a model that refers to accounts; those of inherited models once."""
    user = get_user_model()
    fields = [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is user and not model._meta.proxy
    ]
    return sorted(fields, key=lambda field: (field.model._meta.label, field.name))


def is_the_persons_own(field: ForeignKey) -> bool:
    """Return whether its rows are the person's alone, and erased with the account."""
    return field.remote_field.on_delete is CASCADE and field.model._meta.label not in KEPT


def list_rows(user) -> Iterator[tuple[ForeignKey, QuerySet]]:
    """Yield the rows that refer to an account, by the field that does."""
    for field in list_references():
        rows = field.model._base_manager.filter(**{field.name: user})
        if rows.exists():
            yield field, rows


def list_log_entries(user) -> QuerySet:
    """Return the entries of Wagtail's log about the account itself: they have its name."""
    return apps.get_model("wagtailcore.ModelLogEntry").objects.filter(
        content_type=ContentType.objects.get_for_model(get_user_model()), object_id=str(user.pk)
    )


def list_sessions(user) -> list[Session]:
    return [
        session
        for session in Session.objects.iterator(chunk_size=500)
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]


def find_person(given: str) -> Model | None:
    """Return the account with this user name, or the only one with this mail address. Raises ValueError if several."""
    users = get_user_model().objects
    if found := users.filter(username=given).first():
        return found
    found = list(users.filter(email__iexact=given)) if "@" in given else []
    if len(found) > 1:
        raise ValueError(", ".join(sorted(user.get_username() for user in found)))
    return found[0] if found else None
