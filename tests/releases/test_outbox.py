"""What follows a release whose process ended early is done by the timer: for what is still so, and for nothing else."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published, page_slug_changed, page_unpublished, published, unpublished

from cms.releases.models import FollowUp
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.timing import run_timer
from cms.releases.publishing.undoing import undo
from cms.translation.sync.sources import MINOR_EDIT

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def interrupt(django_capture_on_commit_callbacks):
    """Do something; the process ends after the transaction, before what follows it."""

    def interrupt(do, *args):
        with django_capture_on_commit_callbacks(execute=False):
            do(*args)
        FollowUp.objects.filter(done_at=None).update(created_at=timezone.now() - datetime.timedelta(minutes=3))

    return interrupt


@pytest.fixture
def hear(commit):
    """Run the timer; return the signals that it sends, as (signal, text, keyword arguments)."""

    def hear(*signals):
        heard = []

        def listen(signal, instance, **kwargs):
            heard.append((signal, reload(instance), kwargs))

        for signal in signals:
            signal.connect(listen)
        try:
            with commit():
                run_timer()
        finally:
            for signal in signals:
                signal.disconnect(listen)
        return heard

    return hear


@pytest.fixture
def live_story(draft, magazines, people, approve):
    story = draft(magazines["fr"], "Avant", people["editor"].user)
    approve(story, people["fr"].user)
    return reload(story)


def list_texts(heard, signal) -> set[int]:
    return {text.pk for sent, text, _kwargs in heard if sent is signal}


def test_undoing_is_followed_by_what_unpublishing_is(ready, stories, people, commit, interrupt, hear):
    with commit():
        publish_release(ready)
    interrupt(undo, ready)
    mail.outbox.clear()
    heard = hear(page_published, published, page_unpublished, unpublished)
    pks = {story.pk for story in stories.values()}
    assert list_texts(heard, page_unpublished) == list_texts(heard, unpublished) == pks
    assert not list_texts(heard, page_published) | list_texts(heard, published)
    assert people["fr"].user.email in {message.to[0] for message in mail.outbox}
    assert hear(page_unpublished) == [], "done once"


@pytest.mark.parametrize("since", ["unpublished", "published again", "deleted"])
def test_a_text_to_which_something_else_has_happened_since_is_left_to_that(
    since, ready, stories, people, edit, commit, interrupt, hear
):
    interrupt(publish_release, ready)
    with commit():
        if since == "unpublished":
            reload(stories["fr"]).unpublish()
        elif since == "deleted":
            reload(stories["fr"]).delete()
        else:
            edit(stories["fr"], people["editor"].user, title="Plus tard").latest_revision.publish()
    heard = hear(page_published, page_unpublished)
    assert list_texts(heard, page_published) == {stories["pt"].pk, stories["en"].pk}
    assert list_texts(heard, page_unpublished) == set()


@pytest.mark.parametrize("is_minor", [True, False])
def test_a_minor_edit_stays_one(is_minor, live_story, people, edit, bundle, approve, start, fill, interrupt, hear):
    fill(start(page=live_story))
    story = edit(live_story, people["editor"].user, title="Avant !", minor_edit=is_minor)
    release = bundle(story)
    approve(story, people["fr"].user)
    interrupt(publish_release, release)
    assert list_texts(hear(published), published) == {story.pk}
    assert PageLogEntry.objects.filter(page=story.pk, action=MINOR_EDIT).exists() == is_minor


def test_a_new_address_is_announced_with_the_former_one(
    live_story, people, edit, bundle, approve, interrupt, hear, client
):
    former = live_story.url
    story = edit(live_story, people["editor"].user, slug="apres")
    release = bundle(story)
    approve(story, people["fr"].user)
    interrupt(publish_release, release)
    ((_signal, text, kwargs),) = hear(page_slug_changed)
    assert (kwargs["instance_before"].slug, text.slug) == (live_story.slug, "apres")
    answer = client.get(former)
    assert (answer.status_code, answer.headers["Location"]) == (301, text.url)
