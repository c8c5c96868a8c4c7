"""A copy that a failed save has left in the closed storage does not stay there; what a row knows does."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from cms.background.timers import TIMERS
from cms.images.models import CustomImage, FormerFile
from cms.images.withholding import FOLDER
from tests.images.conftest import make_file


def list_withheld() -> set[str]:
    if not default_storage.exists(FOLDER):
        return set()
    folders, _files = default_storage.listdir(FOLDER)
    return {f"{FOLDER}/{each}/{name}" for each in folders for name in default_storage.listdir(f"{FOLDER}/{each}")[1]}


def make_old(names):
    week_ago = (timezone.now() - timedelta(days=8)).timestamp()
    for name in names:
        os.utime(default_storage.path(name), (week_ago, week_ago))


def clean():
    call_command("clean_withheld_files", verbosity=0)


@pytest.fixture
def fail_to_save():
    """Let the database refuse to store a former file's row: its copy has been stored by then."""

    def refuse(execute, sql, params, many, context):
        if sql.startswith(f'INSERT INTO "{FormerFile._meta.db_table}"'):
            raise DatabaseError("the connection is lost")
        return execute(sql, params, many, context)

    return lambda: connection.execute_wrapper(refuse)


def test_the_copy_of_a_save_that_failed_is_deleted_after_a_week(superuser, image, edit_image, again, fail_to_save):
    before, others = image.file.name, list_withheld()
    with fail_to_save(), pytest.raises(DatabaseError):
        edit_image(superuser, image, file=make_file("pivoine.png"))
    assert again(image).file.name == before
    assert default_storage.exists(before)
    assert not FormerFile.objects.exists()
    (stray,) = list_withheld() - others

    clean()
    assert default_storage.exists(stray), "it may be that of a save that goes on"
    make_old([stray])
    clean()
    assert not default_storage.exists(stray)


def test_what_a_row_knows_stays(superuser, image, edit_image):
    others = list_withheld()  # of other tests
    edit_image(superuser, image, file=make_file("pivoine.png"))
    former = FormerFile.objects.get()
    superuser.get("former_file_preview", former.pk)
    withheld = default_storage.save(f"{FOLDER}/a/iris.jpg", ContentFile(make_file().read()))
    CustomImage.objects.filter(pk=image.pk).update(file=withheld)
    kept = list_withheld() - others
    make_old(kept)
    clean()
    assert len(kept) > 1
    assert kept <= list_withheld()


def test_a_timer_does_it():
    assert any("clean_withheld_files" in timer.commands for timer in TIMERS)
