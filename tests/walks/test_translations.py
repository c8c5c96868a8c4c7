"""A translation that was approved before its original was live is seen in the walk, as it will be."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.releases.publishing.publication import publish_release
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from cms.walks.rendering import render_walk
from tests.releases.conftest import reload
from tests.translation.conftest import fill  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def early(stories, newsroom, people, fill, commit):  # noqa: F811
    """The French story, a draft, and its English translation, approved early."""
    with commit():
        translation = start_translation(reload(stories["fr"]), newsroom["en"].locale)
        translation.save_target(publish=False)
    fill(translation, mark="{} in English".format, user=people["translator"].user)
    with commit():
        state = moderation.submit(translation, people["translator"].user)
        task = state.current_task_state
        task.task.specific.on_action(task, people["en"].user, "approve")
    return translation.get_target_instance()


def walk_through(release) -> dict[str, bool]:
    found = render_walk(release, timezone.now())
    return {m["page"]["title"]: m["page"]["is_approved"] for m in found if m.get("page", {}).get("is_text")}


def test_it_is_seen_with_its_original_approved_or_not(early, stories, bundle, approve, people):
    release = bundle(stories["fr"], early)
    assert walk_through(release) == {"Story fr": False, "Story fr in English": True}
    approve(stories["fr"], people["fr"].user)
    assert walk_through(release) == {"Story fr": True, "Story fr in English": True}
    publish_release(release)
    assert Page.objects.get(pk=early.pk).live


def test_what_goes_live_with_an_original_of_the_release_is_seen_though_it_is_in_none(
    early, stories, bundle, approve, people
):
    """It waits for its original alone: whenever that is published, it follows."""
    release = bundle(stories["fr"])
    approve(stories["fr"], people["fr"].user)
    found = [m["page"]["address"] for m in render_walk(release, timezone.now()) if "page" in m]
    assert any("/en/" in address and "story-fr" in address for address in found)
    publish_release(release)
    assert Page.objects.get(pk=early.pk).live
