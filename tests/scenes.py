"""Scenes: rows that several tests start from, created once for all consecutive tests that request them.

A scene is a fixture whose rows stay in the database, each scene's in its own savepoint, until a test requests other
scenes. A test runs in a transaction on top, which is rolled back as usual, and gets its own copy of the scenes' return
values, so that nothing it does reaches the next test. Tests of a module that request the same scenes run one after the
other (`sort_by_scenes`); in any other order they pass too, but more slowly.

    @scene
    def translation(start, fill):
        translation = start()
        fill(translation)
        return translation

A scene may request other scenes, session fixtures, and fixtures that only return a function (like `start`).
"""

import copy
import inspect
from functools import cache

import pytest
from django.core import mail
from django.db import connection, transaction
from wagtail.blocks import Block

from .caches import empty_caches

# A block is a definition, like a model's field, which Django does not copy either.
Block.__deepcopy__ = lambda self, memo: self


def scene(build):
    """Make a fixture of a function that fills the database; see the docstring of this module."""

    def get_value(_scenes, **arguments):
        arguments.pop("db")
        # Missing below a test that commits, and if a test requests a fixture in its body.
        return _scenes[build.__name__] if build.__name__ in _scenes else build(**arguments)

    parameters = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in ("_scenes", "db")]
    get_value.__signature__ = inspect.Signature(parameters + list(inspect.signature(build).parameters.values()))
    get_value.__doc__ = build.__doc__
    get_value.build = build
    return pytest.fixture(name=build.__name__)(get_value)


def writer(make):
    """Make a session fixture of a function that returns another: one that writes into the caller's database."""
    make.is_writer = True
    return pytest.fixture(scope="session")(make)


def asks_for_writer(item) -> bool:
    """Return whether a test requests, itself or through other fixtures, a function that writes into the database."""
    return any(
        getattr(definition.func, "is_writer", False)
        for definitions in item._fixtureinfo.name2fixturedefs.values()
        for definition in definitions
    )


class Stage:
    """The scenes that are in the database now, from the lowest to the highest."""

    def __init__(self):
        self.is_for_searches = False
        self.emptied = set()  # the names of databases in which a test has committed
        self.founded = ""  # all rows of the founded site
        self.levels = []  # of (builder, open transaction, return values of the scenes so far, by name)

    def show(self, builders: list, request) -> dict:
        """Put exactly these scenes into the database; return copies of their return values, by name."""
        standing = [level[0] for level in self.levels]
        if standing != builders[: len(standing)]:
            shared = next(n for n, builder in enumerate(standing) if builder not in builders[n : n + 1])
            self.clear(down_to=shared)
        for builder in builders[len(self.levels) :]:
            self.build(builder, request)
        return self.copy_values()

    def build(self, builder, request) -> None:
        """Build a scene on top of the present ones. It sends no mail and leaves nothing in a cache."""
        values = self.copy_values()
        atomic = transaction.atomic()
        atomic._from_testcase = True  # like that of Django's TestCase, so that it may contain a durable block
        atomic.__enter__()
        self.levels.append((builder, atomic, values))
        try:
            values[builder.__name__] = builder(**collect_arguments(builder, values, request))
        except BaseException:
            self.clear(down_to=len(self.levels) - 1)
            raise
        mail.outbox.clear()
        empty_caches()

    def copy_values(self) -> dict:
        """Return copies of the scenes' return values, by name."""
        return copy.deepcopy(self.levels[-1][2]) if self.levels else {}

    def clear(self, down_to: int = 0) -> None:
        """Remove the scenes above a level from the database."""
        while len(self.levels) > down_to:
            _builder, atomic, _values = self.levels.pop()
            connection.needs_rollback = True
            atomic.__exit__(None, None, None)


STAGE = Stage()


@cache
def get_arguments(builder) -> list[str]:
    return list(inspect.signature(builder).parameters)


def get_fixture(item, name: str):
    """Return the fixture's definition that a test has by this name; None for pytest's own `request`."""
    definitions = item._fixtureinfo.name2fixturedefs.get(name)
    return definitions[-1] if definitions else None


def collect_arguments(function, values: dict, request) -> dict:
    """Return the arguments of a scene, or of a fixture that it requests; `values` are those of the scenes below."""
    arguments = {}
    for name in get_arguments(function):
        if name in values:
            arguments[name] = values[name]
        elif (fixture := get_fixture(request.node, name)) and fixture.scope == "function":
            assert not inspect.isgeneratorfunction(fixture.func), f"A scene outlives the fixture {name}."
            arguments[name] = fixture.func(**collect_arguments(fixture.func, values, request))
        else:
            arguments[name] = request.getfixturevalue(name)
    return arguments


def list_scenes(item) -> list:
    """Return the builders of the scenes that a test requests, each after those that it requests itself."""
    builders = []

    def add(name):
        fixture = get_fixture(item, name)
        if fixture is None or fixture.scope != "function":
            return
        build = getattr(fixture.func, "build", None)
        if build in builders:
            return
        for argument in get_arguments(build or fixture.func):
            if argument != name:
                add(argument)
        if build:
            builders.append(build)

    for name in sorted(item._fixtureinfo.name2fixturedefs):
        add(name)
    return builders


def is_for_searches(item) -> bool:
    """Return whether searches must find what a test's scenes save (see `_tasks`)."""
    return item.get_closest_marker("searching") is not None


def sort_by_scenes(items: list) -> None:
    """Put the tests of a module with the same scenes one after the other; those that commit come last.

    Otherwise modules and tests keep their order, which may be a random one.
    """
    modules = {}
    for item in items:
        modules.setdefault(item.module, len(modules))

    def get_place(item):
        return (
            is_committing(item),
            modules[item.module],
            is_for_searches(item),
            [builder.__name__ for builder in list_scenes(item)],
        )

    items.sort(key=get_place)


def is_committing(item) -> bool:
    """Return whether a test commits: pytest-django empties the database after it, so no scene may be below it."""
    marker = item.get_closest_marker("django_db")
    committing = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
    return bool(committing.intersection(item.fixturenames) or (marker and marker.kwargs.get("transaction")))


@pytest.fixture
def _scenes(request, django_db_setup, django_db_blocker) -> dict:
    """The return values of this test's scenes, which are below its transaction; none for a test that commits.

    After a test that commits, the site is founded again for the next one that does not.
    """
    item = request.node
    for name in ("_tasks", "_no_drawing", "_remembering"):
        if name in request.fixturenames:
            request.getfixturevalue(name)  # holds for the scenes too
    with django_db_blocker.unblock():
        if is_committing(item) or STAGE.is_for_searches != is_for_searches(item):
            STAGE.clear()
        STAGE.is_for_searches = is_for_searches(item)
        database = connection.settings_dict["NAME"]  # another one in the modules that use `seeded` or `bare`
        if is_committing(item):
            STAGE.emptied.add(database)
            return {}
        if database in STAGE.emptied:
            connection.creation.deserialize_db_from_string(STAGE.founded)
            STAGE.emptied.remove(database)
        return STAGE.show(list_scenes(item), request)


@pytest.fixture
def _django_db_helper(_scenes, _django_db_helper):
    """Override pytest-django's fixture, which opens the transaction of a test: on top of its scenes."""
