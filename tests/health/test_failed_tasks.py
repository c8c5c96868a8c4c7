"""An administrator tries a failed task again, or dismisses it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.background.models import Failure
from tests.newsroom.conftest import hire, newsroom, superuser  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
MAIL = "cms.newsroom.mail.send_mail"
CARDS = "cms.social_cards.tasks.draw_cards"
URL = "/admin/reports/health/failed-task/"


@pytest.fixture
def fail():
    """Leave a task that was tried each time, as a worker leaves it."""

    def fail(path=MAIL, ago=datetime.timedelta(hours=1), error=ValueError):
        row = DBTaskResult.objects.create(
            task_path=path,
            args_kwargs={"args": [], "kwargs": {}},
            backend_name="default",
            run_after=timezone.now() - ago,
            worker_ids=["a", "b", "c"],
        )
        row.set_failed(error("a secret word"))
        DBTaskResult.objects.filter(pk=row.pk).update(finished_at=timezone.now() - ago)
        Failure.objects.create(task=row, times=4)
        return row

    return fail


def test_the_report_lists_failed_tasks_by_kind_without_what_the_error_said(superuser, fail):  # noqa: F811
    fail(), fail(error=OSError), fail(CARDS), fail("cms.old.forgotten", ago=datetime.timedelta(days=8))
    page = superuser.browser.get(reverse("health_report")).content.decode()
    assert page.count('name="task"') == 2
    assert "send_mail" in page
    assert "draw_cards" in page
    assert "secret word" not in page
    assert "forgotten" not in page


def test_failed_runs_are_tried_again_as_if_they_had_never_run(superuser, fail):  # noqa: F811
    one, two, other = fail(), fail(), fail(CARDS)
    page = superuser.browser.post(URL, {"task": MAIL}, follow=True).content.decode()
    assert "2 tasks are tried again." in page
    assert set(DBTaskResult.objects.ready().values_list("pk", flat=True)) == {one.pk, two.pk}
    one.refresh_from_db()
    assert (one.worker_ids, one.finished_at, one.traceback) == ([], None, "")
    assert list(Failure.objects.values_list("task_id", flat=True)) == [other.pk]


def test_pressed_twice_they_are_tried_once(superuser, fail):  # noqa: F811
    fail()
    superuser.browser.post(URL, {"task": MAIL})
    assert "0 tasks are tried again." in superuser.browser.post(URL, {"task": MAIL}, follow=True).content.decode()
    assert DBTaskResult.objects.count() == 1


def test_dismissed_ones_are_forgotten_and_no_others(superuser, fail):  # noqa: F811
    fail()
    other = fail(CARDS)
    page = superuser.browser.post(URL, {"task": MAIL, "dismiss": "1"}, follow=True).content.decode()
    assert "1 failed task dismissed." in page
    assert list(DBTaskResult.objects.values_list("pk", flat=True)) == [other.pk]


def test_only_administrators_do_it_and_only_by_a_form(superuser, newsroom, hire, fail):  # noqa: F811
    row = fail()
    hire("moderator", "fr").browser.post(URL, {"task": MAIL, "dismiss": "1"})
    assert superuser.browser.get(URL).status_code == 405
    assert DBTaskResult.objects.failed().get().pk == row.pk
