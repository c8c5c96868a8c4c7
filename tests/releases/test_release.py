"""A release goes live whole, or not at all."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.errors import BlockedError, ReleaseError
from cms.releases.gate.blockers import NOT_APPROVED, find_blockers
from cms.releases.members import add_texts, plan, take_out, withdraw
from cms.releases.models import FollowUp, ReleaseText, State
from cms.releases.publishing.publication import publish_release
from cms.releases.texts import TextKey

from .conftest import reload

pytestmark = pytest.mark.django_db


def test_an_approved_text_of_a_release_waits_for_it(ready, stories):
    assert not any(reload(story).live for story in stories.values())
    assert all(find_approval(reload(story)) for story in stories.values())


def test_all_texts_go_live_together(ready, stories, commit):
    with commit():
        publish_release(ready)
    assert all(reload(story).live for story in stories.values())
    ready.refresh_from_db()
    assert ready.state == State.LIVE
    assert not ready.is_open
    assert not ReleaseText.objects.filter(is_open=True).exists()
    assert FollowUp.objects.get().done_at


def test_nothing_goes_live_if_one_text_is_not_approved(ready, stories, edit, people):
    edit(stories["pt"], people["editor"].user, title="Another title")
    with pytest.raises(BlockedError) as refused:
        publish_release(ready)
    assert [(blocker.code, blocker.locale.language_code) for blocker in refused.value.blockers] == [
        (NOT_APPROVED, "pt")
    ]
    assert not any(reload(story).live for story in stories.values())


def test_nobody_publishes_a_text_of_a_release_by_another_way(ready, stories, people):
    story = reload(stories["fr"])
    with pytest.raises(PermissionDenied):
        story.latest_revision.publish()
    story.latest_revision.publish(user=people["fr"].user)
    assert not reload(story).live


def test_a_text_taken_out_is_free_again(ready, stories, people):
    row = ready.texts.get(translation_key=stories["fr"].translation_key)
    take_out(row, people["editor"].user)
    reload(stories["fr"]).latest_revision.publish(user=people["fr"].user)
    assert reload(stories["fr"]).live
    assert ready.texts.count() == 2


def test_a_withdrawn_release_frees_its_texts(ready, stories, people, bundle):
    withdraw(ready, people["fr"].user)
    assert bundle(*stories.values(), name="Another").texts.count() == 3


def test_a_text_is_in_one_open_release_only(ready, stories, bundle):
    with pytest.raises(ReleaseError, match="Numéro 13"):
        bundle(stories["fr"], name="Another")


def test_the_database_refuses_a_text_in_two_open_releases(ready, stories, bundle):
    other = bundle(name="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseText.objects.create(release=other, **TextKey.of(stories["fr"]).fields)


def test_an_update_of_a_live_text_waits_too(ready, stories, edit, approve, people, commit, magazines, draft, bundle):
    story = draft(magazines["fr"], "Former", people["editor"].user)
    approve(story, people["fr"].user)
    assert reload(story).live
    story = edit(story, people["editor"].user, title="New")
    other = bundle(story, name="Update")
    approve(story, people["fr"].user)
    assert reload(story).title == "Former"
    with commit():
        publish_release(other)
    assert reload(story).title == "New"


def test_parents_and_children_go_live_together(issue, people, draft, bundle, approve, commit):
    story = draft(issue, "Below", people["editor"].user)
    release = bundle(story, issue)
    approve(story, people["fr"].user)
    approve(issue, people["fr"].user)
    with commit():
        publish_release(release)
    assert reload(story).live
    assert reload(issue).live


def test_the_log_has_one_entry_for_the_release_and_one_for_each_text(ready, stories, people, commit):
    with commit():
        publish_release(ready, people["fr"].user)
    entry = ModelLogEntry.objects.get(action="releases.release")
    assert entry.user == people["fr"].user
    for story in stories.values():
        assert PageLogEntry.objects.filter(page=story.pk, action="wagtail.publish.scheduled", user=None).count() == 1


def test_a_release_happens_once(ready, commit):
    with commit():
        publish_release(ready)
    with pytest.raises(ReleaseError):
        publish_release(ready)


def test_texts_are_not_added_to_a_release_that_is_live(ready, magazines, draft, commit):
    with commit():
        publish_release(ready)
    with pytest.raises(ReleaseError):
        add_texts(ready, [TextKey.of(draft(magazines["fr"]))])
    with pytest.raises(ReleaseError):
        plan(ready, None)


def test_the_gate_says_that_nothing_is_in_an_empty_release(people, bundle):
    assert [blocker.code for blocker in find_blockers(bundle())] == ["empty"]
