"""Compile the SQL of a queryset once and reuse it.

The queries of readers' pages are always the same except for a few values. Django takes five to thirteen milliseconds to
build one from querysets, ten times what the database takes to answer it: most of the cost of a page. So the SQL is
compiled at the first call and kept, with placeholders for the values; later calls only insert the values.

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

# Values that no query contains: large integers that fit the columns, and private-use characters.
_FIRST_INTEGER = 2_147_400_000


def compiled_query(build: Callable[..., QuerySet]) -> Callable[..., list[Model]]:
    """Turn a function that returns a queryset into one that returns its objects; the SQL is compiled once and reused.

    build: its positional arguments are the values: integers, strings, UUIDs or tuples of strings. It may pass them to
    conditions and annotations, but must not inspect them: at the first call they are placeholders. Its keyword
    arguments (models, names, limits) define the query; each combination is compiled separately. Raise TypeError for a
    value of another type, ValueError for a value that the query does not contain.
    """
    compiled: dict[tuple, _CompiledQuery] = {}

    @wraps(build)
    def find(*values, **what) -> list[Model]:
        if None in values:  # the preview of a page that was never saved; it need not be fast
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
    """A query with placeholders, and Django's information on how its rows become objects."""

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
    """Return a parameter of the query with the value in place of its placeholder; others are returned unchanged.

    Databases without UUIDs store them as 32 digits. A string may be part of a pattern ("…%").
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
    """Escape a value for a LIKE pattern, as Django does."""
    return value.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
