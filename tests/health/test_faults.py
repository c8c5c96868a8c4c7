"""Administrators get one mail about a fault that lasts, in their language, and one when it is over."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.background.heartbeats import Pulse
from cms.background.signals import minute_passed
from cms.health.faults import look_for_faults
from cms.health.models import Fault
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss():
    boss = UserFactory(username="boss", email="boss@example.org", is_superuser=True)
    UserProfile.objects.update_or_create(user=boss, defaults={"preferred_language": "fr"})
    UserFactory(username="editor", email="editor@example.org")
    return boss


def wait():
    Fault.objects.update(seen_since=timezone.now() - datetime.timedelta(minutes=3))


def test_a_fault_that_lasts_is_mailed_once_and_once_more_when_it_is_over(boss):
    look_for_faults()
    assert mail.outbox == []  # a restart of the worker is no fault
    wait()
    look_for_faults()
    look_for_faults()
    assert [sent.to for sent in mail.outbox] == [["boss@example.org"]]
    assert mail.outbox[0].subject.startswith("Panne")
    assert "/admin/reports/health/" in mail.outbox[0].body
    Pulse("a-worker").beat()
    look_for_faults()
    look_for_faults()
    assert len(mail.outbox) == 2
    assert mail.outbox[1].subject == "Tout est rentré dans l’ordre"
    assert not Fault.objects.exists()


def test_a_fault_that_passes_is_not_mailed(boss):
    look_for_faults()
    Pulse("a-worker").beat()
    look_for_faults()
    wait()
    look_for_faults()
    assert mail.outbox == []


def test_a_mail_that_could_not_be_sent_is_sent_at_the_next_look(boss, settings):
    look_for_faults()
    wait()
    settings.EMAIL_BACKEND = "tests.health.mail_backends.Broken"
    look_for_faults()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mail.outbox == []
    look_for_faults()
    assert len(mail.outbox) == 1


def test_each_worker_looks_too_so_that_dead_timers_are_reported(boss):
    minute_passed.send(sender=None)
    assert Fault.objects.filter(code="worker").exists()


def test_nobody_to_tell_is_no_error():
    look_for_faults()
    wait()
    look_for_faults()
    assert mail.outbox == []
