"""The minute's timer: releases happen at their moment, or are missed and said to be."""

import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.newsroom.moderation.approvals import approval_published
from cms.releases.models import FollowUp, Release, State
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.timing import run_timer

from .conftest import reload

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def set_moment():
    def set_moment(release, moment):
        Release.objects.filter(pk=release.pk).update(planned_for=moment)

    return set_moment


@pytest.fixture
def tick(commit):
    def tick():
        with commit():
            return run_timer()

    return tick


def find_mails(start):
    return sorted(message.to[0] for message in mail.outbox if message.subject.startswith(start))


def test_a_release_happens_at_its_moment(ready, stories, set_moment, tick):
    set_moment(ready, timezone.now() + MINUTE)
    assert tick() == []
    set_moment(ready, timezone.now())
    assert tick() == [ready]
    assert all(reload(story).live for story in stories.values())


def test_a_release_without_a_moment_waits(ready, tick):
    assert tick() == []


def test_a_missed_release_waits_for_a_person(ready, stories, set_moment, tick, edit, approve, people):
    edit(stories["pt"], people["editor"].user, title="Another")
    set_moment(ready, timezone.now())
    tick()
    ready.refresh_from_db()
    assert ready.state == State.MISSED
    approve(stories["pt"], people["pt"].user)
    assert tick() == []
    assert not any(reload(story).live for story in stories.values())


def test_everybody_concerned_is_told_once_of_a_missed_release(ready, stories, set_moment, tick, edit, people):
    edit(stories["pt"], people["editor"].user, title="Another")
    set_moment(ready, timezone.now())
    tick()
    assert find_mails("Not live") == sorted({people["fr"].user.email, people["pt"].user.email})
    tick()
    assert len(find_mails("Not live")) == 2


def test_who_was_not_told_because_the_process_ended_is_told_by_the_next_run(ready, set_moment, tick):
    Release.objects.filter(pk=ready.pk).update(state=State.MISSED, is_told=False)
    tick()
    assert find_mails("Not live")


def test_people_are_warned_a_day_ahead_once_for_each_moment(ready, stories, set_moment, tick, edit, people):
    edit(stories["pt"], people["editor"].user, title="Another")
    set_moment(ready, timezone.now() + datetime.timedelta(hours=30))
    tick()
    assert not find_mails("Not ready")
    set_moment(ready, timezone.now() + datetime.timedelta(hours=20))
    tick()
    tick()
    assert find_mails("Not ready") == sorted({people["fr"].user.email, people["pt"].user.email})
    set_moment(ready, timezone.now() + datetime.timedelta(hours=21))
    tick()
    assert len(find_mails("Not ready")) == 4


def test_a_release_that_is_ready_warns_nobody(ready, set_moment, tick):
    set_moment(ready, timezone.now() + datetime.timedelta(hours=20))
    tick()
    assert not mail.outbox


def test_a_release_passes_to_somebody_else_when_its_person_leaves(ready, people, tick):
    user = people["fr"].user
    user.is_active = False
    user.save()
    tick()
    ready.refresh_from_db()
    assert ready.responsible in {people["pt"].user, people["en"].user}
    assert find_mails("You are now responsible") == [ready.responsible.email]


def test_a_release_passes_on_when_its_person_loses_their_roles(ready, people, tick):
    people["fr"].user.groups.clear()
    tick()
    ready.refresh_from_db()
    assert ready.responsible in {people["pt"].user, people["en"].user}
    assert find_mails("You are now responsible") == [ready.responsible.email]
    tick()
    assert len(find_mails("You are now responsible")) == 1


def test_a_release_passes_on_when_an_account_is_deleted(ready, people, tick):
    people["fr"].user.delete()
    tick()
    ready.refresh_from_db()
    assert ready.responsible_id is not None


def test_what_follows_an_interrupted_release_is_done_by_the_timer(
    ready, stories, people, django_capture_on_commit_callbacks, tick
):
    with django_capture_on_commit_callbacks(execute=False):  # the process ends before them
        publish_release(ready)
    FollowUp.objects.update(created_at=timezone.now() - datetime.timedelta(minutes=3))
    tick()
    assert FollowUp.objects.get().done_at
    assert people["fr"].user.email in find_mails("Live")


def test_what_another_process_still_does_is_left_to_it(ready, django_capture_on_commit_callbacks, tick):
    with django_capture_on_commit_callbacks(execute=False):
        publish_release(ready)
    tick()
    assert FollowUp.objects.get().done_at is None


def test_the_command_prints_what_blocks_and_fails(ready, stories, edit, people, capsys):
    edit(stories["pt"], people["editor"].user, title="Another")
    for arguments in ([], ["--dry-run"]):
        with pytest.raises(CommandError):
            call_command("release", ready.name, *arguments)
        assert "pt\tAnother\tnot_approved" in capsys.readouterr().out
    assert not reload(stories["fr"]).live


def test_the_command_releases_and_a_trial_does_not(ready, stories, commit):
    call_command("release", ready.name, dry_run=True)
    assert not reload(stories["fr"]).live
    with commit():
        call_command("release", ready.name)
    assert reload(stories["fr"]).live


def test_the_command_knows_no_other_release():
    with pytest.raises(CommandError, match="no release"):
        call_command("release", "Nothing")


@pytest.fixture
def broken():
    """An error of the program at each publication of an approved text."""

    def fail(**kwargs):
        raise RuntimeError("An error of the program")

    approval_published.connect(fail)
    yield
    approval_published.disconnect(fail)


def test_a_release_that_fails_again_and_again_is_missed_and_people_are_told(
    ready, stories, people, set_moment, tick, broken
):
    set_moment(ready, timezone.now() - 2 * MINUTE)
    tick()
    ready.refresh_from_db()
    assert (ready.state, len(mail.outbox)) == (State.PLANNED, 0)  # it is tried again
    set_moment(ready, timezone.now() - 11 * MINUTE)
    tick()
    ready.refresh_from_db()
    assert ready.state == State.MISSED
    assert people["fr"].user.email in find_mails("Not live")
    assert "An error kept it back." in mail.outbox[0].body
    assert not any(reload(story).live for story in stories.values())
