"""Compile the SQL of a queryset once and reuse it.

The queries of readers' pages are always the same but for a few values. To make one from querysets takes Django five to
thirteen milliseconds, ten times what the database takes to answer it: most of what a page cost. So the SQL is made at
the first call and kept, with placeholders where the values go; each further call only puts the values in.

    @compiled_query
    def find_stories_in(translation_key, locale_id):
        return StoryPage.objects.filter(...)

    stories = find_stories_in(issue.translation_key, locale.pk)  # a list
"""

import uuid
from collections.abc import Callable
from functools import wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

# What no query holds of its own: integers that still fit the columns, and characters for private use.
_FIRST_INTEGER = 2_147_400_000


def compiled_query(build: Callable[..., QuerySet]) -> Callable[..., list[Model]]:
    """Make a function that returns a queryset into one that returns its objects: its SQL is compiled once and reused.

    build: its positional arguments are the values, integers, strings, UUIDs or tuples of strings; it may hand them to
    conditions and annotations, and must not look at them: at the first call it is given placeholders. Its keyword
    arguments (models, names, limits) say what the query is; for each of them there is another.
    Raises TypeError for a value of another type, ValueError for one that the query does not hold.
    """
    compiled: dict[tuple, _CompiledQuery] = {}

    @wraps(build)
    def find(*values, **what) -> list[Model]:
        if None in values:  # a page that was never saved, in its preview: there is nothing to find quickly
            return list(build(*values, **what))
        shape = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        placeholders = [_make_placeholder(value, number) for number, value in enumerate(values)]
        alias = router.db_for_read(Model)
        key = (alias, shape, tuple(what.items()))
        if key not in compiled:
            compiled[key] = _CompiledQuery(build(*placeholders, **what), placeholders)
        return compiled[key].run(placeholders, values, alias)

    return find


class _CompiledQuery:
    """A query with placeholders, and what Django has worked out of how its rows become objects."""

    def __init__(self, queryset: QuerySet, placeholders: list):
        compiler = queryset.query.get_compiler(queryset.db)
        try:
            self.sql, self.parameters = compiler.as_sql()
        except EmptyResultSet:  # an empty tuple of values
            self.sql = ""
            return
        for placeholder in placeholders:
            if placeholder != () and all(_put(placeholder, None, found) == found for found in self.parameters):
                raise ValueError(f"The query does not hold its value number {placeholders.index(placeholder)}")
        # As django.db.models.query.ModelIterable does at each evaluation.
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        self.converters = [(place, *converter) for place, converter in compiler.get_converters(columns).items()]
        self.model = compiler.klass_info["model"]
        own = compiler.klass_info["select_fields"]
        self.own = slice(own[0], own[-1] + 1)
        self.attributes = [column.target.attname for column in columns[self.own]]
        self.related = get_related_populators(compiler.klass_info, compiler.select, queryset.db)
        self.annotations = list(compiler.annotation_col_map.items())

    def run(self, placeholders: list, values: tuple, alias: str) -> list[Model]:
        if not self.sql:
            return []
        parameters = self.parameters
        for placeholder, value in zip(placeholders, values, strict=True):
            parameters = [_put(placeholder, value, found) for found in parameters]
        connection = connections[alias]  # this thread's
        with connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(parameters))
            return [self._make_object(list(row), connection) for row in cursor.fetchall()]

    def _make_object(self, row: list, connection: BaseDatabaseWrapper) -> Model:
        for place, converters, column in self.converters:
            value = row[place]
            for convert in converters:
                value = convert(value, column, connection)
            row[place] = value
        made = self.model.from_db(connection.alias, self.attributes, row[self.own])
        for populator in self.related:
            populator.populate(row, made)
        for name, place in self.annotations:
            setattr(made, name, row[place])
        return made


def _make_placeholder(value, number: int):
    if isinstance(value, tuple):
        return tuple(_make_placeholder(item, f"{number}.{place}") for place, item in enumerate(value))
    if isinstance(value, int):
        return _FIRST_INTEGER + number
    if isinstance(value, str):
        return f"\ue000{number}\ue001"
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=_FIRST_INTEGER + number)
    raise TypeError(f"No placeholder for {value!r}")


def _put(placeholder, value, found):
    """Return a parameter of the query with a value in its place; one that is something else as it is.

    Databases without UUIDs hold them as 32 digits. A string may be part of a pattern ("…%").
    """
    if isinstance(placeholder, tuple):
        for place, item in enumerate(placeholder):
            found = _put(item, value[place] if value is not None else None, found)
        return found
    if found == placeholder:
        return value
    if isinstance(placeholder, uuid.UUID):
        return (value.hex if value else None) if found == placeholder.hex else found
    if isinstance(placeholder, str) and isinstance(found, str) and placeholder in found:
        return found.replace(placeholder, _escape(value or ""))
    return found


def _escape(value: str) -> str:
    """For a pattern of LIKE, as Django escapes it."""
    return value.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
