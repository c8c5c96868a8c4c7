"""Export what is stored of a person, as data that other programs can read."""

import re

from django.db.models import FileField, Model
from django.utils import timezone

from .finding import find_person, list_copies, list_log_entries, list_rows

# Never exported: they open doors. And the content of texts, which is the newsroom's.
LEFT_OUT = re.compile(r"password|secret|token|session_key|^key$")
LEFT_OUT_FIELDS = {"mfa.Authenticator.data", "wagtailcore.Revision.content", "usersessions.UserSession.data"}


def export_person(given: str) -> dict | None:
    """Return all that is stored of the person with this user name or mail address; None if there is nothing."""
    user = find_person(given)
    names = [given] if user is None else [name for name in (user.get_username(), user.email) if name]
    copies = {}
    for declared, field, rows in list_copies(names):
        copies.setdefault(f"{declared.model}.{field}", []).extend(describe(row) for row in rows)
    found = {name: rows for name, rows in copies.items() if rows}
    if user is None and not found:
        return None
    return {
        "exported_at": timezone.now().isoformat(),
        "account": user and describe(user) | {"groups": sorted(user.groups.values_list("name", flat=True))},
        "refers_to_the_account": {str(field): [describe(row) for row in rows] for field, rows in list_rows(user)}
        if user
        else {},
        "log_of_the_account": [describe(row) for row in list_log_entries(user)] if user else [],
        "copies_of_names": found,
    }


def describe(row: Model) -> dict:
    """Return the values of a row's own columns, as text, numbers, truth values or None."""
    label = row._meta.label
    return {
        field.name: tell(field, field.value_from_object(row))
        for field in row._meta.concrete_fields
        if not LEFT_OUT.search(field.name) and f"{label}.{field.name}" not in LEFT_OUT_FIELDS
    }


def tell(field, value):
    if isinstance(field, FileField):
        return value.name if value else ""
    return value if isinstance(value, bool | int | float | dict | list | None) else str(value)
