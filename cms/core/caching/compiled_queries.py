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
from collections.abc import Callable, Iterable
from functools import wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import Model, QuerySet

from cms.compat.django import CHANGED, ValuesReader, read_compiler
from cms.compat.internals import say_once

# Values that no query contains: large integers that fit the columns, and private-use characters.
_FIRST_INTEGER = 2_147_400_000
_IN_A_TUPLE = 1000  # values, at most
MOST_SHAPES = 200  # of one query: readers' searches have many, and must not fill the memory


def compiled_query(build: Callable[..., QuerySet]) -> Callable[..., list]:
    """Turn a function that returns a queryset into one that returns its objects; the SQL is compiled once and reused.

    With `values_list`, it returns the rows as tuples.

    build: its positional arguments are the values: integers, strings, UUIDs or tuples of these. It may pass them to
    conditions and annotations, but must not inspect them: at the first call they are placeholders. Its keyword
    arguments (models, names, limits) define the query; each combination is compiled separately. Raise TypeError for a
    value of another type, ValueError for a value that the query does not contain.
    """
    compiled: dict[tuple, _CompiledQuery | None] = {}
    _all.append(compiled)

    @wraps(build)
    def find(*values, **what) -> list:
        if None in values:  # the preview of a page that was never saved; it need not be fast
            return list(build(*values, **what))
        shape = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        placeholders = [_make_placeholder(value, number) for number, value in enumerate(values)]
        alias = router.db_for_read(Model)
        key = (alias, shape, tuple(what.items()))
        if key not in compiled:
            if len(compiled) >= MOST_SHAPES:
                compiled.clear()
            compiled[key] = _compile(build(*placeholders, **what), placeholders)
        query = compiled[key]
        if query is None:
            return list(build(*values, **what))
        rows = query.fetch(placeholders, values, alias)
        try:
            return query.read_rows(rows, alias)
        except CHANGED as changed:
            _say_slower(changed)
            compiled[key] = None
        return list(build(*values, **what))

    return find


def fill_up(values: Iterable) -> tuple:
    """Repeat the last of some values, up to a power of two: SQL is compiled for few numbers of values."""
    values = tuple(values)
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values)) if values else ()


_all: list[dict] = []


def forget_compiled() -> None:
    """Compile all queries again. For tests, which change what they are compiled with."""
    for compiled in _all:
        compiled.clear()


def _compile(queryset: QuerySet, placeholders: list) -> "_CompiledQuery | None":
    """Return the compiled query of a queryset.

    Return None if Django's internals differ from those that are known; the caller then evaluates the queryset itself.
    """
    try:
        reader = read_compiler(queryset)
    except EmptyResultSet:  # an empty tuple of values
        reader = None
    except CHANGED as changed:
        _say_slower(changed)
        return None
    return _CompiledQuery(reader, placeholders)


def _say_slower(changed: Exception) -> None:
    say_once("compiled_query", f"Queries are not compiled ahead, which makes pages slower: {changed!r}")


class _CompiledQuery:
    """A query with placeholders, and the reader that makes objects of its rows; without a reader it finds nothing."""

    def __init__(self, reader: ValuesReader | None, placeholders: list):
        self.reader = reader
        for placeholder in placeholders if reader else ():
            if placeholder != () and all(_put(placeholder, None, found) == found for found in reader.parameters):
                raise ValueError(f"The query does not hold its value number {placeholders.index(placeholder)}")

    def fetch(self, placeholders: list, values: tuple, alias: str) -> list[tuple]:
        if self.reader is None:
            return []
        parameters = self.reader.parameters
        for placeholder, value in zip(placeholders, values, strict=True):
            parameters = [_put(placeholder, value, found) for found in parameters]
        with connections[alias].cursor() as cursor:  # this thread's
            cursor.execute(self.reader.sql, tuple(parameters))
            return cursor.fetchall()

    def read_rows(self, rows: list[tuple], alias: str) -> list:
        return self.reader.read_rows(rows, connections[alias]) if self.reader else []


def _make_placeholder(value, number: int):
    if isinstance(value, tuple):
        # Each value of a tuple has a number that no other value has.
        return tuple(_make_placeholder(item, (number + 1) * _IN_A_TUPLE + place) for place, item in enumerate(value))
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
