"""The demonstration's content in a database of its own, made once a session: a site that tests read and do not change.

`seeded` is for modules: `pytestmark = pytest.mark.usefixtures("seeded")`. What such a test writes is rolled back as
ever; the empty database of the other tests is not touched.
"""

import io
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django_tasks.backends.immediate import ImmediateBackend
from PIL import Image

from cms.bodies.tasks import store_bodies
from cms.cards import tasks as cards
from cms.images.layouts import get_filter, list_all_specs
from cms.images.models import CustomImage, CustomRendition
from cms.images.tables import refresh_tables
from cms.images.tasks import make_renditions_task

SUFFIX = "seeded"
DEMO_PASSWORD = "a demonstration for the tests"
# Each run but the last is killed at the write of this number. They fall in different steps: among the people, between a
# page and its revision, in a translation, in the middle of the stories.
KILLED_AT = (150, 1500, 3000)


@dataclass
class SeededDatabase:
    """How the seed went: what its runs printed, and how many were killed."""

    name: str
    killed: int = 0
    printed: list[str] = field(default_factory=list)


class Killed(KeyboardInterrupt):
    """As when somebody presses Ctrl-C: nothing between the database and the test catches it, not even a task."""


SLOW = [make_renditions_task, cards.refresh_card_task, cards.refresh_cards_showing_task, store_bodies]


class AllButTheSlow(ImmediateBackend):
    """Tasks run at once, as in the other tests, but for those that draw: all renditions and cards take a minute.

    Bodies are stored once, when everything is there.
    """

    def _execute_task(self, task_result):
        if task_result.task.func not in {task.func for task in SLOW}:
            super()._execute_task(task_result)


def wants_seeded(item) -> bool:
    return "seeded_database" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items):
    """Mark them: without any test that is marked so, pytest-django makes no database; they would find the real one."""
    for item in filter(wants_seeded, items):
        item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Where a test of this session wants it, copy the empty database: as Django does for tests in parallel.

    Now, while nobody is connected to it: PostgreSQL would not copy it later.
    """
    if not any(wants_seeded(item) for item in request.session.items):
        yield
        return
    with django_db_blocker.unblock():
        connection.close()  # SQLite writes its log into the file that is copied
        connection.creation.clone_test_db(SUFFIX, verbosity=0, autoclobber=True)
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(suffix=SUFFIX, verbosity=0)


@pytest.fixture(scope="session")
def seeded_database(django_db_setup, django_db_blocker) -> SeededDatabase:
    """Fill the copy, through a few interrupted runs of `seed_demo`; everything is tested on what they leave."""
    database = SeededDatabase(connection.creation.get_test_db_clone_settings(SUFFIX)["NAME"])
    with django_db_blocker.unblock(), using(database.name):
        for killed_at in KILLED_AT:
            database.killed += not run_seed(database.printed, killed_at)
        run_seed(database.printed)
        for image in CustomImage.objects.all():
            make_placeholders(image)
        call_command("store_bodies", verbosity=0)
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
    """Let all connections lead to another database, those of a live server's threads too."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name  # in place: new threads' connections are made from the same dictionary
    tasks = {"default": {"BACKEND": "tests.seeded.AllButTheSlow"}}
    try:
        # The command's own choice of a mail backend ends with this block.
        with override_settings(TASKS=tasks, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def run_seed(printed: list[str], killed_at: int | None = None) -> bool:
    """Run `seed_demo`, killed at its nth write to the database; tell whether it came to its end."""
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
    """Give a picture all its renditions, as flat colours of the right sizes: real ones of all would take a minute."""
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
        rendition.__dict__["file"] = name  # past the field, which would read the file for its size
        renditions.append(rendition)
    CustomRendition.objects.bulk_create(renditions)
    refresh_tables(image.pk)
