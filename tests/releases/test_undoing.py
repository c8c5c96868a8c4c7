"""Undoing a release brings back what was live before it: words, addresses, translations."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, Page, WorkflowState
from wagtail_localize.models import TranslationSource

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.errors import ReleaseError
from cms.releases.members import take_out, withdraw
from cms.releases.models import State
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.undoing import undo
from cms.releases.texts import TextKey
from cms.translation.models import State as TextStates
from cms.translation.models import TextState
from cms.translation.status.stale import refresh_stale
from cms.translation.sync.drafts import save_draft
from cms.translation.sync.sources import send_changes
from magazine.models import Section

from .conftest import reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def release_it(commit):
    def release_it(release, user=None):
        with commit():
            publish_release(release, user)

    return release_it


@pytest.fixture
def undo_it(commit):
    def undo_it(release, user=None):
        with commit():
            undo(release, user)
        release.refresh_from_db()

    return undo_it


@pytest.fixture
def live_story(draft, magazines, people, approve):
    story = draft(magazines["fr"], "Avant", people["editor"].user)
    approve(story, people["fr"].user)
    return reload(story)


@pytest.fixture
def updated(live_story, edit, bundle, approve, people):
    """A release that gives a live story another title and another address."""
    story = edit(live_story, people["editor"].user, title="Après", slug="apres")
    release = bundle(story)
    approve(story, people["fr"].user)
    return release


def test_new_texts_are_drafts_again(ready, stories, release_it, undo_it, people):
    release_it(ready)
    undo_it(ready, people["fr"].user)
    assert ready.state == State.UNDONE
    assert not any(reload(story).live for story in stories.values())
    assert ModelLogEntry.objects.get(action="releases.undo").user == people["fr"].user


def test_an_undone_release_can_be_released_again(ready, stories, release_it, undo_it):
    release_it(ready)
    undo_it(ready)
    assert all(find_approval(reload(story)) for story in stories.values())
    release_it(ready)
    assert all(reload(story).live for story in stories.values())


def test_an_undone_release_still_holds_its_texts(ready, stories, release_it, undo_it, people):
    release_it(ready)
    undo_it(ready)
    reload(stories["fr"]).latest_revision.publish(user=people["fr"].user)
    assert not reload(stories["fr"]).live
    withdraw(ready)
    reload(stories["fr"]).latest_revision.publish(user=people["fr"].user)
    assert reload(stories["fr"]).live


def test_words_and_address_of_an_update_come_back(updated, live_story, release_it, undo_it):
    former = live_story.full_url
    release_it(updated)
    assert reload(live_story).title == "Après"
    assert Client().get(former).status_code == 301
    undo_it(updated)
    story = reload(live_story)
    assert (story.title, story.slug, story.live, story.has_unpublished_changes) == (
        "Avant",
        live_story.slug,
        True,
        True,
    )
    assert Client().get(former).status_code == 200


def test_newer_edits_stay_drafts(updated, live_story, release_it, undo_it, edit, people):
    release_it(updated)
    edit(live_story, people["editor"].user, title="Plus tard")
    undo_it(updated)
    story = reload(live_story)
    assert story.title == "Avant"
    assert story.get_latest_revision_as_object().title == "Plus tard"


@pytest.mark.parametrize("is_update", [True, False])
def test_the_moderation_of_newer_edits_goes_on(
    is_update, live_story, draft, magazines, edit, bundle, approve, release_it, undo_it, people, commit
):
    story = live_story if is_update else draft(magazines["fr"], "Nouveau", people["editor"].user)
    story = edit(story, people["editor"].user, title="Après")
    release = bundle(story)
    approve(story, people["fr"].user)
    release_it(release)
    story = edit(story, people["editor"].user, title="Plus tard")
    with commit():
        state = story.get_workflow().start(story, people["editor"].user)
    undo_it(release)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert reload(story).current_workflow_state == state


def test_what_was_published_since_is_named_and_nothing_happens(updated, live_story, release_it, edit, approve, people):
    release_it(updated)
    approve(edit(live_story, people["editor"].user, title="Plus tard"), people["fr"].user)
    with pytest.raises(ReleaseError, match="Plus tard"):
        undo(updated)
    assert reload(live_story).title == "Plus tard"


def test_a_page_published_below_a_new_one_is_named(issue, people, draft, bundle, approve, release_it):
    release = bundle(issue)
    approve(issue, people["fr"].user)
    release_it(release)
    story = draft(issue, "En dessous", people["editor"].user)
    approve(story, people["fr"].user)
    with pytest.raises(ReleaseError, match="En dessous"):
        undo(release)
    assert reload(issue).live


def test_a_release_with_parent_and_child_is_undone(issue, people, draft, bundle, approve, release_it, undo_it):
    story = draft(issue, "Below", people["editor"].user)
    release = bundle(issue, story)
    approve(issue, people["fr"].user)
    approve(story, people["fr"].user)
    release_it(release)
    undo_it(release)
    assert not reload(issue).live
    assert not reload(story).live


def test_redirects_that_the_release_replaced_come_back(
    live_story, magazines, draft, edit, bundle, approve, people, release_it, undo_it
):
    """Another story moves to an address that redirected to the first one."""
    approve(edit(live_story, people["editor"].user, slug="ailleurs"), people["fr"].user)
    former = live_story.full_url
    assert Client().get(former).url.endswith("/ailleurs/")
    other = draft(magazines["fr"], "Autre", people["editor"].user)
    approve(other, people["fr"].user)
    other = edit(other, people["editor"].user, slug=live_story.slug)
    release = bundle(other)
    approve(other, people["fr"].user)
    release_it(release)
    assert Client().get(former).status_code == 200
    undo_it(release)
    assert Client().get(former).url.endswith("/ailleurs/")


def test_the_slug_of_a_section_comes_back(fr, people, edit, bundle, approve, release_it, undo_it):
    section = Section.objects.create(locale=fr, name="Patrimoine", slug="patrimoine", live=False)
    section.save_revision()
    approve(section, people["fr"].user)
    section = edit(section, people["editor"].user, name="Mémoire", slug="memoire")
    release = bundle(section)
    approve(section, people["fr"].user)
    release_it(release)
    assert reload(section).slug == "memoire"
    undo_it(release)
    assert (reload(section).slug, reload(section).name) == ("patrimoine", "Patrimoine")


def test_translations_and_their_source_come_back(
    start, fill, people, bundle, edit, approve, commit, release_it, undo_it
):
    translation = start()
    fill(translation, user=people["translator"].user)
    target = translation.get_target_instance()
    save_draft(translation, people["translator"].user)
    assert approve(target, people["pt"].user) is None
    former = reload(target).title
    original = edit(translation.source.get_source_instance(), people["editor"].user, title="Nouveau")
    release = bundle(original, target)
    with commit():
        send_changes(reload(original), people["editor"].user)
    fill(translation, user=people["translator"].user)
    save_draft(translation, people["translator"].user)
    approve(original, people["fr"].user)
    assert approve(target, people["pt"].user)
    release_it(release)
    assert (reload(original).title, reload(target).title) == ("Nouveau", "[Nouveau]")
    undo_it(release)
    assert (reload(original).title, reload(target).title) == ("Un texte", former)
    source = TranslationSource.objects.get(pk=translation.source.pk)
    assert source.as_instance().title == "Un texte"
    refresh_stale()
    state = TextState.objects.get(translation_key=target.translation_key, locale=target.locale)
    assert state.state in {TextStates.UP_TO_DATE, TextStates.CORRECTED}


def test_a_text_taken_out_of_an_undone_release_is_free(ready, stories, release_it, undo_it, people):
    release_it(ready)
    undo_it(ready)
    take_out(ready.texts.get(translation_key=stories["fr"].translation_key))
    reload(stories["fr"]).latest_revision.publish(user=people["fr"].user)
    assert reload(stories["fr"]).live


def test_a_release_is_undone_once(ready, release_it, undo_it):
    release_it(ready)
    undo_it(ready)
    with pytest.raises(ReleaseError):
        undo(ready)


def test_a_text_that_is_in_another_release_meanwhile_stays_there(
    updated, live_story, release_it, undo_it, edit, bundle, people
):
    release_it(updated)
    edit(live_story, people["editor"].user, title="Plus tard")
    other = bundle(live_story, name="Next")
    undo_it(updated)
    assert reload(live_story).title == "Avant"
    assert other.texts.filter(**TextKey.of(live_story).fields, is_open=True).exists()
    assert Page.objects.get(pk=live_story.pk).live
