"""Forms that are sent twice, late, or with what belongs to others: nothing goes live that nobody approved."""

import random

import pytest
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from cms.releases.admin.candidates import encode
from cms.releases.log_actions import RELEASED
from cms.releases.models import Release, State
from cms.releases.texts import TextKey

from .conftest import reload

pytestmark = pytest.mark.django_db
STEPS = 60


def act(desk, release, action, **data):
    answer = desk.post("releases:show", release.pk, data={"action": action, **data})
    assert answer.status_code in {200, 302, 400, 403, 404, 409}, (action, data, answer.status_code)
    return answer


def find_state(release):
    return Release.objects.get(pk=release.pk).state


@pytest.fixture
def others(magazines, people, draft, bundle):
    """A release of other people, with a text that nobody has approved."""
    return bundle(draft(magazines["fr"], "Autre", people["editor"].user), name="Numéro 14")


def test_a_button_that_is_pressed_twice_does_it_once(ready, stories, people, commit):
    with commit():
        act(people["fr"], ready, "release")
        act(people["fr"], ready, "release")
    assert find_state(ready) == State.LIVE
    assert ModelLogEntry.objects.filter(action=RELEASED).count() == 1
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == len(stories)
    with commit():
        act(people["fr"], ready, "undo")
        act(people["fr"], ready, "undo")
    assert find_state(ready) == State.UNDONE
    assert not any(reload(story).live for story in stories.values())


def test_what_belongs_to_another_release_is_not_touched(ready, others, people):
    row, text = others.texts.get(), encode(TextKey.of(others.texts.get()))
    assert act(people["fr"], ready, "take_out", row=row.pk).status_code == 404
    act(people["fr"], ready, "waive", text=text, code="missing", reason="Non")
    assert others.texts.filter(is_open=True).count() == 1
    assert not others.waivers.exists()
    assert not ready.waivers.exists()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_order_of_stale_forms_makes_unapproved_words_live(
    seed, ready, others, stories, people, edit, approve, commit
):
    lots = random.Random(seed)
    rows = [*ready.texts.values_list("pk", flat=True), *others.texts.values_list("pk", flat=True), 0, "9" * 5000, "x"]
    desks = [people["editor"], people["translator"], *(people[code] for code in stories)]
    approved = {story.title for story in stories.values()}
    for step in range(STEPS):
        what, release = lots.random(), lots.choice([ready, others])
        code = lots.choice([*stories])
        story = reload(stories[code])
        if what < 0.15:
            edit(story, people["editor"].user, title=f"Words {step}", minor_edit=lots.random() < 0.5)
        elif what < 0.3:
            approved.add(story.get_latest_revision_as_object().title)
            approve(story, people[code].user)
        else:
            action = lots.choice(
                ["release", "undo", "withdraw", "take_out", "waive", "unwaive", "add_members", "", "x"]
            )
            data = {"row": lots.choice(rows), "waiver": lots.choice(rows), "text": encode(TextKey.of(story))}
            with commit():
                act(lots.choice(desks), release, action, code=lots.choice(["missing", "language", ""]), **data)
        live = {page.title for page in map(reload, stories.values()) if page.live}
        assert live <= approved, (step, live - approved)
    assert not Page.objects.get(title="Autre").live
