"""Rows that many tests start from, written once and copied back for each test.

A browser's test commits, so that the server sees its rows, and nothing can be rolled back. SQLite copies a whole
database in some milliseconds instead, where writing the founded site takes half a second, and a text with its
translation and the demonstration's people two.

    @kept
    def translation(body):
        ...
        return translation

Such a fixture only writes into the database and returns what it wrote. It may request others of its kind, and values
(numbers, texts). What it returns is copied too, so that nothing a test does reaches the next one. On PostgreSQL it is
written anew for each test.
"""

import copy
import inspect
import sqlite3
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.db import connection

from cms.core.caching.fragments import clear_fragments
from cms.serving.pages.routing import forget_places
from tests.caches import empty_caches


@dataclass
class Copies:
    """Copies of the test's database, by what it contains: the founded site, and the fixtures written into it."""

    known: dict = field(default_factory=dict)  # of (copy of the database, what the fixture returned)
    contents: tuple = ()
    writes: int = 0  # the changed rows of the connection when a copy was last made or put back

    def show(self, contents: tuple, write):
        """Put these contents into the database: the copy, or what `write` writes; return copies of what it returned."""
        if connection.vendor != "sqlite":
            return write()
        self.contents = contents
        if contents in self.known:
            database, value = self.known[contents]
            self._put_back(database)
        else:
            value = write()
            mail.outbox.clear()
            database = sqlite3.connect(":memory:", check_same_thread=False)
            connection.connection.backup(database)
            self.known[contents] = (database, value)
        self.writes = connection.connection.total_changes
        return copy.deepcopy(self.known[contents][1])

    def add(self, name: str, write):
        """Add what a fixture writes to the present contents."""
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            assert connection.connection.total_changes == self.writes, f"Something was written before {name}."
        return self.show((*self.contents, name), write)

    def _put_back(self, database) -> None:
        connection.ensure_connection()
        database.backup(connection.connection)
        # No signal tells these that the rows are others.
        empty_caches()
        forget_places()
        clear_fragments()

    def keep_founding(self) -> None:
        """Let Django put back a copy of the founded site, which it would deserialize for each test."""
        deserialize = connection.creation.deserialize_db_from_string
        connection.creation.deserialize_db_from_string = lambda rows: self.show((), lambda: deserialize(rows))


COPIES = Copies()


def kept(build):
    """Make a fixture of a function that writes into the database; see the docstring of this module."""
    name = f"{build.__module__}.{build.__name__}"

    def get_value(browser, live_server, **arguments):
        plain = sorted((key, value) for key, value in arguments.items() if isinstance(value, (str, int, tuple)))
        return COPIES.add(f"{name} {plain}", lambda: build(**arguments))

    own = [inspect.Parameter(one, inspect.Parameter.POSITIONAL_OR_KEYWORD) for one in ("browser", "live_server")]
    get_value.__signature__ = inspect.Signature([*own, *inspect.signature(build).parameters.values()])
    get_value.__doc__ = build.__doc__
    return pytest.fixture(name=build.__name__)(get_value)
