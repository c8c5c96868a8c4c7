"""The databases of the tests, each created once a session; what a test writes is rolled back.

- The default one contains a founded site: the languages' home pages, their groups and moderation.
- `seeded` contains the demonstration's content, which tests read and do not change.
- `bare` contains what the migrations leave, for the tests of founding.

Select the latter two for a module: `pytestmark = pytest.mark.usefixtures("seeded")`.
"""

import io
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from PIL import Image

from cms.core.caching.fragments import clear_fragments
from cms.images.denormalised import refresh_denormalised
from cms.images.models import CustomImage, CustomRendition
from cms.images.presets import get_filter, list_all_specs
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.serving.pages.routing import forget_places
from home.roots import create_language_roots

from .caches import empty_caches
from .drawn import mark_drawn
from .kept_seed import KeptSeed
from .migrated import keep_migrated
from .scenes import STAGE, asks_for_writer, sort_by_scenes
from .spreading import write_groups

# The fixtures that use a copy of the empty database, and the end of its name.
COPIES = {"seeded_database": "seeded", "bare": "bare"}
DEMO_PASSWORD = "a demonstration for the tests"
# Each run except the last is killed at the write with this number. They are in different steps: among the people,
# between a page and its revision, in a translation, in the middle of the stories.
KILLED_AT = (150, 1500, 3000)


@dataclass
class SeededDatabase:
    """The result of the seed: what its runs printed, and how many were killed."""

    name: str
    killed: int = 0
    printed: list[str] = field(default_factory=list)


class Killed(KeyboardInterrupt):
    """Like Ctrl-C: nothing between the database and the test catches it, not even a task."""


def list_wanted(items) -> set[str]:
    """Return which copies these tests use."""
    return {
        suffix for name, suffix in COPIES.items() if any(name in getattr(item, "fixturenames", ()) for item in items)
    }


def uses_database(item) -> bool:
    """Return whether a test may depend on the database: its own, or that of a process which it starts."""
    fixtures = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or item.get_closest_marker("django_db") or item.get_closest_marker("server"))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Mark the tests before they are selected and shuffled; sort them by their scenes after that.

    A test without a database runs once, not on each database.

    Without any test marked like this, pytest-django creates no database; the tests would use the real one.
    """
    for item in items:
        copies = list_wanted([item])
        if copies or asks_for_writer(item) or "migrated" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)
        elif not uses_database(item):
            item.add_marker(pytest.mark.once)
    mark_drawn(items, config.getoption("random_order_seed", default=None))
    yield
    sort_by_scenes(items)
    write_groups(config, items)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Copy the empty database if a test needs it, as Django does for parallel tests; then found the site.

    In this order, before any connection is open: PostgreSQL would not copy it later.
    """
    copies = list_wanted(request.session.items)
    with django_db_blocker.unblock():
        connection.close()  # SQLite writes its log into the file that is copied
        keep_migrated()
        for suffix in copies:
            connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
        found_site()
        # Tests with `serialized_rollback` start from this.
        STAGE.founded = connection._test_serialized_contents = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        STAGE.clear()
        for suffix in copies:
            connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


@transaction.atomic
def found_site() -> None:
    """Create the roots and the newsroom, without what follows a commit (cards, stored bodies), as in the tests."""
    create_language_roots()
    bootstrap_roles()
    connection.run_on_commit.clear()


def get_copy(suffix: str) -> str:
    """Return the name of a copy of the empty database."""
    return connection.creation.get_test_db_clone_settings(suffix)["NAME"]


@pytest.fixture(scope="module")
def bare(django_db_setup, django_db_blocker):
    """For the tests of a module, nothing is founded yet."""
    with django_db_blocker.unblock(), using(get_copy("bare")):
        django_db_blocker.block()
        yield
        django_db_blocker.restore()


@pytest.fixture(scope="session")
def seeded_database(django_db_setup, django_db_blocker, request) -> SeededDatabase:
    """Fill the copy, through a few interrupted runs of `seed_demo`; all tests use what they leave."""
    kept = KeptSeed(request.config)
    name = get_copy("seeded")
    if known := kept.restore(name):
        return SeededDatabase(name, **known)
    database = SeededDatabase(name)
    with django_db_blocker.unblock(), using(database.name):
        for killed_at in KILLED_AT:
            database.killed += not run_seed(database.printed, killed_at)
        run_seed(database.printed)
        for image in CustomImage.objects.all():
            make_placeholders(image)
        call_command("store_bodies", verbosity=0)
    kept.keep(name, {"killed": database.killed, "printed": database.printed})
    return database


@pytest.fixture(scope="module")
def seeded(seeded_database, django_db_blocker):
    """For the tests of a module, the seeded database is the database."""
    with django_db_blocker.unblock(), using(seeded_database.name):
        django_db_blocker.block()
        yield seeded_database
        django_db_blocker.restore()


@contextmanager
def using(name: str):
    """Make all connections use another database, those of a live server's threads too."""
    usual = connection.settings_dict["NAME"]
    _leave_database()
    connection.settings_dict["NAME"] = name  # in place: new threads' connections are made from the same dictionary
    tasks = {"default": {"BACKEND": "tests.task_backends.AllButDrawing"}}
    try:
        # The command's own choice of a mail backend ends with this block.
        with override_settings(TASKS=tasks, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            yield
    finally:
        _leave_database()
        connection.settings_dict["NAME"] = usual


def _leave_database() -> None:
    """Close the connection, and clear what the process has cached from the database."""
    STAGE.clear()
    connection.close()
    empty_caches()
    forget_places()
    clear_fragments()


def run_seed(printed: list[str], killed_at: int | None = None) -> bool:
    """Run `seed_demo`, killed at its nth write to the database; return whether it finished."""
    output = io.StringIO()
    writes = 0

    def kill(execute, sql, params, many, context):
        nonlocal writes
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            writes += 1
            if writes == killed_at:
                raise Killed
        return execute(sql, params, many, context)

    with connection.execute_wrapper(kill), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEMO_PASSWORD", DEMO_PASSWORD)
        try:
            call_command("seed_demo", stdout=output)
        except Killed:
            return False
        finally:
            printed.append(output.getvalue())
    return True


def make_placeholders(image: CustomImage) -> None:
    """Give an image all its renditions, as flat colours of the right sizes: real ones of all would take a minute."""
    storage = CustomRendition._meta.get_field("file").storage
    renditions = []
    for spec in list_all_specs(image):
        size = get_filter(spec).get_transform(image, (image.width, image.height)).size
        name = f"images/flat-{size[0]}x{size[1]}.jpg"
        if not storage.exists(name):
            flat = io.BytesIO()
            Image.new("RGB", size, "#8a8478").save(flat, "JPEG")
            storage.save(name, ContentFile(flat.getvalue()))
        key = get_filter(spec).get_cache_key(image)
        rendition = CustomRendition(image=image, filter_spec=spec, focal_point_key=key, width=size[0], height=size[1])
        rendition.__dict__["file"] = name  # not through the field, which would read the file for its size
        renditions.append(rendition)
    CustomRendition.objects.bulk_create(renditions)
    refresh_denormalised(image.pk)
