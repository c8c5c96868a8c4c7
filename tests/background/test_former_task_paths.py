"""Tasks are queued by the path of their function: a task queued before a deployment runs after it."""

import importlib

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from cms.translation.models import BulkSubmission, BulkSubmissionItem
from tests.factories import StandardPageFactory

APPS = ("cms", "home", "magazine", "exhibition", "search")

pytestmark = pytest.mark.django_db

# Every path under which a release has queued tasks. If a function moves, add an alias at the old path for one release;
# remove its line together with the alias.
RELEASED = (
    "cms.bodies.tasks.prepare_pictures",
    "cms.bodies.tasks.store_bodies",
    "cms.bodies.tasks.store_missing_bodies",
    "cms.cards.tasks.refresh_card_task",
    "cms.cards.tasks.refresh_cards_below_task",
    "cms.cards.tasks.refresh_cards_showing_task",
    "cms.images.tasks.make_renditions_task",
    "cms.serving.tasks.purge_task",
    "cms.translation.tasks.follow_publication_of",
    "cms.translation.tasks.run_submission",
    "cms.translation.tasks.submit_item_of_submission",
    "cms.translation.tasks.submit_page_for_translation",
    "search.tasks.write_vocabularies_task",
)
# New paths: add them to the others with the next release.
NOT_YET_RELEASED = (
    "cms.accounts.tasks.send_message",
    "cms.accounts.tasks.send_reset_mails",
    "cms.images.inbox.tasks.check_arrival",
    "cms.images.inbox.tasks.place_arrival",
    "cms.rendered_bodies.tasks.prepare_images",
    "cms.rendered_bodies.tasks.store_bodies",
    "cms.rendered_bodies.tasks.store_missing_bodies",
    "cms.social_cards.tasks.refresh_card_task",
    "cms.social_cards.tasks.refresh_cards_below_task",
    "cms.social_cards.tasks.refresh_cards_showing_task",
    "cms.translation.machines.tasks.translate_rest",
    "cms.translation.memory.tasks.prefill_translations",
    "cms.translation.memory.tasks.write_memory",
    "cms.translation.memory.tasks.write_memory_of_picture",
    "cms.translation.saving.tasks.follow_saving",
    "cms.translation.workflow.bulk_submissions.run_submission",
    "cms.translation.workflow.bulk_submissions.submit_item_of_submission",
    "cms.walks.tasks.make_walk_task",
)


def queue(path: str, *arguments) -> DBTaskResult:
    """Return the queue's entry after a release enqueued the task under this path."""
    return DBTaskResult.objects.create(
        task_path=path,
        args_kwargs={"args": list(arguments), "kwargs": {}},
        queue_name="default",
        backend_name="default",
        priority=0,
    )


@pytest.mark.parametrize("path", RELEASED)
def test_a_task_that_was_queued_by_a_release_is_still_found(path):
    task = queue(path).task

    assert isinstance(task, Task)
    assert task.func.__name__ == path.rpartition(".")[2]


def test_every_task_that_can_be_queued_today_is_on_the_list():
    files = [path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py") if "@task(" in path.read_text()]
    modules = [".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts) for path in files]
    found = {
        value.module_path
        for module in modules
        for value in vars(importlib.import_module(module)).values()
        if isinstance(value, Task)
    }

    assert "cms.rendered_bodies.tasks.store_bodies" in found
    assert found - {*RELEASED, *NOT_YET_RELEASED} == set()


def test_a_submission_that_was_queued_before_the_move_is_done_after_it(roots, pt):
    superuser = get_user_model().objects.create_superuser("boss", "boss@example.org", "x")
    page = StandardPageFactory(parent=roots["fr"], title="En attente", slug="en-attente")
    submission = BulkSubmission.objects.create(user=superuser)
    item = BulkSubmissionItem.objects.create(
        submission=submission,
        content_type=page.content_type,
        object_id=page.pk,
        title=page.title,
        locale=pt,
    )

    row = queue("cms.translation.tasks.run_submission", submission.pk)
    row.task.call(*row.args_kwargs["args"])

    item.refresh_from_db()
    assert item.finished_at
    assert not item.objection
    assert Page.objects.filter(translation_key=page.translation_key, locale=pt).exists()
