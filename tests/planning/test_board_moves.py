"""A story goes into an issue, out of it or to another in all its languages, by who may, or not at all."""

import pytest
from wagtail.models import Page

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey

from .boards import move, read_titles, reload

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_issue(make_issue, issue):
    return make_issue(14)


@pytest.fixture
def pair(abc, issue, translate):
    """A story in French and Portuguese."""
    return abc["A"], translate(abc["A"], issue["pt"], "A pt")


def is_in(story, parent):
    return reload(story).is_child_of(reload(parent))


def show(desk, story, to):
    to = to if isinstance(to, str) else to.translation_key
    return desk.get("planning:move_story", story.pk, data={"to": to})


def test_a_story_moves_to_another_issue_with_its_translations(hire, pair, next_issue):
    desk = hire("editor", "fr", "pt")
    assert move(desk, pair[0], next_issue["fr"]).status_code == 302
    assert is_in(pair[0], next_issue["fr"])
    assert is_in(pair[1], next_issue["pt"])


def test_it_is_moved_from_any_of_its_languages(hire, pair, next_issue):
    move(hire("editor", "fr", "pt"), pair[1], next_issue["fr"])
    assert is_in(pair[0], next_issue["fr"])
    assert is_in(pair[1], next_issue["pt"])


def test_a_story_is_taken_out_and_is_free(hire, pair, magazines):
    desk = hire("editor", "fr", "pt")
    move(desk, pair[0], "outside")
    assert is_in(pair[0], magazines["fr"])
    assert is_in(pair[1], magazines["pt"])
    assert [row.title for row in desk.get("planning:free").context["rows"]] == ["A"]


def test_a_story_that_is_put_in_comes_last(hire, abc, issue, magazines, add_story):
    story = add_story(magazines["fr"], "Libre", position=1)
    desk = hire("editor", "fr")
    move(desk, story, issue["fr"])
    assert read_titles(desk, issue["fr"]) == ["A", "B", "C", "Libre"]


def test_without_the_right_in_one_language_nothing_moves_and_the_person_sees_why_before(hire, pair, issue, next_issue):
    desk = hire("editor", "fr")
    page = show(desk, pair[0], next_issue["fr"]).content.decode()
    assert "you may not move it" in page
    assert "in all its languages or in none" in page
    assert move(desk, pair[0], next_issue["fr"]).status_code == 200
    assert is_in(pair[0], issue["fr"])
    assert is_in(pair[1], issue["pt"])


def test_a_live_story_is_moved_only_by_who_may_publish(hire, issue, next_issue, add_story):
    story = add_story(issue["fr"], "Live", live=True)
    assert "you may not move it" in show(hire("editor", "fr"), story, next_issue["fr"]).content.decode()
    move(hire("editor", "fr"), story, next_issue["fr"])
    assert is_in(story, issue["fr"])
    moderator = hire("moderator", "fr")
    page = show(moderator, story, next_issue["fr"]).content.decode()
    assert "readers see it there at once" in page
    assert "The issue is not live in this language yet" in page
    move(moderator, story, next_issue["fr"])
    assert is_in(story, next_issue["fr"])
    assert reload(story).live


@pytest.fixture
def filled(next_issue, add_story):
    """The next issue, with a live story that stands far down, and a live story to be moved into it."""
    add_story(next_issue["fr"], "Last", 50, live=True)
    return next_issue


def test_a_live_story_comes_last_too_if_who_moves_it_may_approve_its_place(hire, issue, filled, add_story, commit):
    story = add_story(issue["fr"], "Live", 20, live=True)
    moderator = hire("moderator", "fr")
    assert "It comes last in the issue." in show(moderator, story, filled["fr"]).content.decode()
    with commit():
        move(moderator, story, filled["fr"])
    assert read_titles(moderator, filled["fr"]) == ["Last", "Live"]
    assert reload(story).live
    assert reload(story).position > 50
    assert not reload(story).has_unpublished_changes


def test_words_that_nobody_approved_do_not_go_live_with_the_place_of_a_moved_story(hire, issue, filled, add_story):
    story = add_story(issue["fr"], "Live", 20, live=True)
    draft = story.get_latest_revision_as_object()
    draft.title = "Unapproved"
    draft.save_revision()
    moderator = hire("moderator", "fr")
    assert "It keeps its number" in show(moderator, story, filled["fr"]).content.decode()
    move(moderator, story, filled["fr"])
    assert read_titles(moderator, filled["fr"]) == ["Unapproved", "Last"]
    assert (reload(story).title, reload(story).position) == ("Live", 20)


def test_an_approval_that_waits_does_not_end_by_a_move(hire, abc, filled, commit):
    moderator, editor = hire("moderator", "fr"), hire("editor", "fr")
    add_texts(create_release("N 13", moderator.user), [TextKey.of(abc["A"])])
    with commit():
        abc["A"].latest_revision.publish(user=moderator.user)
    move(editor, abc["A"], filled["fr"])
    assert is_in(abc["A"], filled["fr"])
    assert find_approval(reload(abc["A"]))


def test_a_draft_stays_a_draft(hire, pair, next_issue):
    move(hire("moderator", "fr", "pt"), pair[0], next_issue["fr"])
    assert not reload(pair[0]).live
    assert not reload(pair[1]).live


def test_a_locked_version_holds_all_back(hire, pair, issue, next_issue):
    Page.objects.filter(pk=pair[1].pk).update(locked=True, locked_by=hire("moderator", "pt").user)
    desk = hire("editor", "fr", "pt")
    assert "it is locked or under review" in show(desk, pair[0], next_issue["fr"]).content.decode()
    move(desk, pair[0], next_issue["fr"])
    assert is_in(pair[0], issue["fr"])


def test_an_issue_that_lacks_a_language_holds_all_back(hire, pair, issue, next_issue):
    next_issue["pt"].delete()
    desk = hire("editor", "fr", "pt")
    assert "has no version in this language" in show(desk, pair[0], next_issue["fr"]).content.decode()
    move(desk, pair[0], next_issue["fr"])
    assert is_in(pair[0], issue["fr"])


def test_a_story_in_a_release_stays_in_it_and_the_person_is_told(hire, pair, next_issue):
    desk = hire("editor", "fr", "pt")
    add_texts(create_release("N 13", desk.user), [TextKey.of(pair[0])])
    assert "It stays in the release “N 13”." in show(desk, pair[0], next_issue["fr"]).content.decode()


@pytest.mark.parametrize("to", ["", "x", "0" * 32])
def test_bad_destinations_are_answered(hire, pair, issue, to):
    desk = hire("editor", "fr", "pt")
    assert show(desk, pair[0], to).status_code == 200
    assert desk.post("planning:move_story", pair[0].pk, data={"to": to, "from": "x"}).status_code == 200
    assert is_in(pair[0], issue["fr"])


def test_the_person_comes_back_to_the_board_from_which_the_story_went(hire, pair, issue, next_issue):
    desk = hire("editor", "fr", "pt")
    answer = desk.post(
        "planning:move_story", pair[0].pk, data={"to": next_issue["fr"].translation_key, "from": issue["pt"].pk}
    )
    assert answer.url.endswith(f"/issues/{issue['pt'].pk}/")
