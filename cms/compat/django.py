"""Django: conversion of rows to objects, functions that wait for a commit, objects in memory."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile

from .internals import Internal, InternalChangedError, Kind, say_once, takes

SEEN = "Django 5.2.19"
Made = TypeVar("Made")

# --- Conversion of rows to objects ------------------------------------------------------------------------------------

POPULATORS = Internal(
    "django.db.models.query:get_related_populators",
    Kind.SPEEDS,
    SEEN,
    "Queries whose SQL is kept fill the related objects of their rows by it.",
    "The queryset itself, whose SQL is made each time.",
    ("klass_info", "select", "db"),
    later=("django.db.models.query:get_related_populators", ("klass_info", "select", "db", "fetch_mode")),  # Django 6.1
)
COMPILER = [
    Internal(
        f"django.db.models.sql.compiler:SQLCompiler.{name}",
        Kind.SPEEDS,
        SEEN,
        "It makes the SQL that is kept, and says which columns become what.",
        "The queryset itself, whose SQL is made each time.",
        parameters,
    )
    for name, parameters in (("as_sql", ("self",)), ("get_converters", ("self", "expressions")))
]
DEFAULT_COLUMNS = Internal(
    "django.db.models.sql.compiler:SQLCompiler.get_select",
    Kind.SPEEDS,
    SEEN,
    "It tells whether a query makes objects of its rows, or tuples (`Query.default_cols`).",
    "The queryset itself, whose SQL is made each time.",
    reads=("self.query.default_cols",),
)
# The errors of reading a compiler, or of creating an object, if Django's internals have changed.
CHANGED = (AttributeError, TypeError, KeyError, IndexError, ImportError, InternalChangedError)


@dataclass
class ValuesReader:
    """Converts the rows of a query with `values_list` to tuples."""

    sql: str
    parameters: tuple
    converters: list

    def read_rows(self, rows: list[tuple], connection: BaseDatabaseWrapper) -> list:
        if not rows or not self.converters:
            return rows
        columns = list(zip(*rows, strict=True))  # converted by column: a search reads thousands of rows
        for place, converters, column in self.converters:
            for convert in converters:
                columns[place] = [convert(value, column, connection) for value in columns[place]]
        return list(zip(*columns, strict=True))

    def convert(self, row: tuple, connection: BaseDatabaseWrapper) -> list:
        """Return the Python values of a row."""
        values = list(row)
        for place, converters, column in self.converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return values


@dataclass
class RowReader(ValuesReader):
    """Converts the rows of a query to objects, with the data that Django's ModelIterable uses."""

    model: type[Model]
    own: slice
    attributes: list[str]
    related: list
    annotations: list[tuple[str, int]]

    def read_rows(self, rows: list[tuple], connection: BaseDatabaseWrapper) -> list:
        return [self.make_object(self.convert(row, connection), connection) for row in rows]

    def make_object(self, row: list, connection: BaseDatabaseWrapper) -> Model:
        made = self.model.from_db(connection.alias, self.attributes, row[self.own])
        for populator in self.related:
            populator.populate(row, made)
        for name, place in self.annotations:
            setattr(made, name, row[place])
        return made


def read_compiler(queryset: QuerySet) -> ValuesReader:
    """Compile a queryset. Raises EmptyResultSet as the compiler does, and one of CHANGED if Django has changed."""
    compiler = queryset.query.get_compiler(queryset.db)
    sql, parameters = compiler.as_sql()
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    converters = [(place, *converter) for place, converter in compiler.get_converters(columns).items()]
    if not queryset.query.default_cols:  # `values_list`
        return ValuesReader(sql, parameters, converters)
    own = compiler.klass_info["select_fields"]
    own = slice(own[0], own[-1] + 1)
    return RowReader(
        sql,
        parameters,
        converters,
        compiler.klass_info["model"],
        own,
        [column.target.attname for column in columns[own]],
        _get_populators(compiler, queryset),
        list(compiler.annotation_col_map.items()),
    )


def _get_populators(compiler, queryset: QuerySet) -> list:
    get = POPULATORS.find()
    arguments = [compiler.klass_info, compiler.select, queryset.db]
    if takes(get, ("klass_info", "select", "db", "fetch_mode")):  # Django 6.1
        arguments.append(queryset._fetch_mode)
    return get(*arguments)


# --- Functions that wait for a commit ---------------------------------------------------------------------------------

EXECUTE_WRAPPERS = Internal(
    "django.db:connection.execute_wrappers",
    Kind.GUARDS,
    SEEN,
    "All statements pass there: what is written makes kept pages old, also those that are private from then on.",
    "`connection.execute_wrapper`, which is documented, held open for as long as the connection.",
)
WAITING = [
    Internal(
        f"django.db:connection.{name}",
        Kind.SPEEDS,
        SEEN,
        "It tells that a function waits for this commit already.",
        "Have it wait again: it is called once for each write.",
    )
    for name in ("run_on_commit", "savepoint_ids")
]


def watch_statements(connection: BaseDatabaseWrapper, watcher: Callable) -> None:
    """Install an execute wrapper for all statements of a connection, permanently, and only once.

    Connections that Django opens only to create or drop a database are ignored.
    """
    if connection.alias in connections and watcher not in connection.execute_wrappers:
        connection.execute_wrappers.append(watcher)


def is_waiting(connection: BaseDatabaseWrapper, function: Callable, among_last: int = 1) -> bool:
    """Return whether a function is among the last that wait for this commit, under the same open savepoints.

    Functions that were added under a savepoint are dropped if it is rolled back. False if Django has changed.
    """
    try:
        waiting = connection.run_on_commit[-among_last:]
        return any(entry[1] == function and entry[0] == set(connection.savepoint_ids) for entry in waiting)
    except CHANGED as changed:
        say_once("run_on_commit", f"{changed!r}. {WAITING[0]}")
        return False


_notes: weakref.WeakKeyDictionary[BaseDatabaseWrapper, dict] = weakref.WeakKeyDictionary()


def get_notes(name: str, make: Callable[[], Made], using: str = "default") -> Made:
    """Return the notes of this thread's connection for its next commit, by their name.

    make: creates the notes if there are none yet. Notes are stored per connection, so each thread has its own.
    """
    return _notes.setdefault(connections[using], {}).setdefault(name, make())


def take_notes(name: str, using: str = "default"):
    """Return the notes with a name, and remove them; None if there are none."""
    return _notes.get(connections[using], {}).pop(name, None)


# --- Rows and objects -------------------------------------------------------------------------------------------------

RAW_DELETE = Internal(
    "django.db.models:QuerySet._raw_delete",
    Kind.SPEEDS,
    SEEN,
    "It deletes rows in one statement, without a look at signals and at what refers to them.",
    "`QuerySet.delete`.",
    ("self", "using"),
)
FIELDS_CACHE = Internal(
    "django.db.models.base:ModelStateFieldsCacheDescriptor",
    Kind.SPEEDS,
    SEEN,
    "Objects keep what they refer to in `_state.fields_cache`: it tells whether that is in memory already.",
    "Fetch it.",
    reads=("fields_cache",),
)
COMMITTED = Internal(
    "django.db.models.fields.files:FieldFile.save",
    Kind.NEEDED,
    SEEN,
    "`FieldFile._committed` tells a file that was just uploaded from one that is stored.",
    "Compare the name with the one in the database.",
    ("self", "name", "content"),
    reads=("self._committed = True",),
)
NEW_PASSWORD = Internal(
    "django.contrib.auth.base_user:AbstractBaseUser.check_password",
    Kind.SHOWS,
    SEEN,
    "`_password` tells a new password from a newer hash of the same one, which Django stores when somebody signs in.",
    "The log of accounts says that the password changed where only its hash did.",
    reads=("self._password = None",),
)


def delete_without_signals(queryset: QuerySet) -> None:
    """Delete rows in one statement if possible. Nothing may refer to them, and they must have no signal receivers."""
    if RAW_DELETE.is_there():
        queryset._raw_delete(using=queryset.db)
    else:
        queryset.delete()


def find_in_memory(instance: Model, name: str) -> Model | None:
    """Return the object of a foreign key if it is in memory, otherwise None. If Django has changed, fetch it."""
    try:
        return instance._state.fields_cache.get(name)
    except AttributeError as changed:
        say_once(FIELDS_CACHE.target, f"{changed!r}. {FIELDS_CACHE}")
    try:
        return getattr(instance, name)
    except ObjectDoesNotExist:
        return None


def is_stored(file: FieldFile) -> bool:
    """Return whether a file of an object is in the storage, and is not a new one that waits for a save."""
    return file._committed


def has_new_password(user: Model) -> bool:
    """Return whether an account that is saved has a new password. True if Django has changed."""
    return getattr(user, "_password", "") is not None
