"""The report on the site's health, and the panel on the admin's home page, are for administrators."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.background.heartbeats import Pulse
from cms.background.models import Heartbeat
from tests.newsroom.conftest import hire, newsroom, superuser  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
NO_WORKER = "No background worker is running"


def test_administrators_read_what_is_wrong(superuser):  # noqa: F811
    page = superuser.browser.get(reverse("health_report"))
    assert NO_WORKER in page.content.decode()
    assert NO_WORKER in superuser.browser.get(reverse("wagtailadmin_home")).content.decode()


def test_administrators_read_that_all_is_well(superuser):  # noqa: F811
    Pulse("a-worker").beat()
    page = superuser.browser.get(reverse("health_report")).content.decode()
    assert "All is well." in page
    assert "1 worker is running" in page
    assert "Scheduled publication" in page
    assert NO_WORKER not in superuser.browser.get(reverse("wagtailadmin_home")).content.decode()


def test_others_do_not(newsroom, hire):  # noqa: F811
    editor = hire("editor", "fr")
    assert editor.browser.get(reverse("health_report")).url == reverse("wagtailadmin_home")
    assert NO_WORKER not in editor.browser.get(reverse("wagtailadmin_home")).content.decode()


def test_the_number_of_queries_does_not_grow(superuser, django_assert_max_num_queries):  # noqa: F811
    Heartbeat.objects.bulk_create(
        Heartbeat(worker_id=str(number), process=f"machine/{number}/1", seen_at=timezone.now()) for number in range(30)
    )
    superuser.browser.get(reverse("health_report"))
    with django_assert_max_num_queries(40):
        superuser.browser.get(reverse("health_report"))
