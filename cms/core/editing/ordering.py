"""Database ordering of the admin's lists by name as people expect it: É next to E, ignoring case.

PostgreSQL has a collation for it; SQLite gets ours (`cms.core.typography.sorting`).
"""

from django.db.backends.signals import connection_created
from django.db.models import F
from django.db.models.functions import Collate

from ..typography.sorting import sort_key

COLLATIONS = {"sqlite": "names", "postgresql": "und-x-icu"}


class ByName(Collate):
    """A field with names as an ordering expression: `order_by(ByName("name"), "pk")`."""

    def __init__(self, field: str):
        super().__init__(F(field), COLLATIONS["sqlite"])

    def as_sql(self, compiler, connection, **extra_context):
        self.collation = COLLATIONS.get(connection.vendor, self.collation)
        return super().as_sql(compiler, connection, **extra_context)


class OrdersByName:
    """Mixin for Wagtail's lists of objects with a name."""

    def order_queryset(self, queryset):
        if self.ordering in {"name", "-name"}:
            name = ByName("name")
            return queryset.order_by(name.desc() if self.ordering == "-name" else name.asc(), "pk")
        return super().order_queryset(queryset)


def compare(one: str, other: str) -> int:
    one, other = sort_key(one), sort_key(other)
    return (one > other) - (one < other)


def give_collation(connection, **kwargs) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_collation(COLLATIONS["sqlite"], compare)


def connect() -> None:
    connection_created.connect(give_collation, dispatch_uid="core_names")
