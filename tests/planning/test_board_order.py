"""Another order is a draft of each story that changes its place: never a way around moderation, locks or languages."""

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.newsroom.moderation.approvals import find_approval
from cms.releases.members import add_texts, create_release
from cms.releases.texts import TextKey
from cms.translation.text.filling import start_translation
from magazine.models import StoryPage

from .boards import read_order, read_titles, reload, save_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(issue, add_story):
    """Three live French stories, in steps of ten."""
    return {title: add_story(issue["fr"], title, place * 10, live=True) for place, title in enumerate("ABC", start=1)}


def test_the_order_of_drafts_is_saved_at_once(hire, abc, issue):
    desk = hire("editor", "fr")
    assert save_order(desk, issue["fr"], "CAB").status_code == 302
    assert read_titles(desk, issue["fr"]) == ["C", "A", "B"]


def test_the_lists_of_the_admin_follow_the_order_of_drafts(hire, abc, issue):
    desk = hire("editor", "fr")
    save_order(desk, issue["fr"], "CAB")
    pages = desk.get("wagtailadmin_explore", issue["fr"].pk).context["object_list"]
    assert [page.title for page in pages] == ["C", "A", "B"]


def test_before_the_place_of_a_live_story_changes_the_person_sees_what_that_means(hire, live, issue):
    desk = hire("editor", "fr")
    answer = save_order(desk, issue["fr"], "ACB")
    assert "its place becomes a draft, which must be approved" in answer.content.decode()
    assert [change.title for change in answer.context["plan"].changes] == ["C"]
    assert read_titles(desk, issue["fr"]) == ["A", "B", "C"]


def test_the_place_of_a_live_story_is_a_draft_until_it_is_approved(hire, live, issue, get_position, commit):
    desk = hire("editor", "fr")
    save_order(desk, issue["fr"], "ACB", confirmed=1, publish=1)
    story = reload(live["C"])
    assert story.position == 30
    assert story.has_unpublished_changes
    assert get_position(story) == 15
    with commit():
        story.latest_revision.publish(user=hire("moderator", "fr").user)
    assert reload(live["C"]).position == 15


def test_who_may_publish_approves_the_place_by_the_same_action(hire, live, issue):
    desk = hire("moderator", "fr")
    save_order(desk, issue["fr"], "ACB", confirmed=1)
    assert reload(live["C"]).position == 30
    save_order(desk, issue["fr"], "CAB", confirmed=1, publish=1)
    assert reload(live["C"]).position == 30  # a place that waited is not approved by the way
    save_order(desk, issue["fr"], "CBA", confirmed=1, publish=1)
    assert StoryPage.objects.get(pk=live["B"].pk).position < StoryPage.objects.get(pk=live["A"].pk).position


def test_words_that_wait_for_an_approval_do_not_go_live_with_another_place(hire, live, issue):
    draft = live["C"].get_latest_revision_as_object()
    draft.title = "Unapproved"
    draft.save_revision()
    desk = hire("moderator", "fr")
    answer = save_order(desk, issue["fr"], ["A", "Unapproved", "B"])
    assert "must be approved with it" in answer.content.decode()
    save_order(desk, issue["fr"], ["A", "Unapproved", "B"], confirmed=1, publish=1)
    story = reload(live["C"])
    assert (story.title, story.position) == ("C", 30)


def test_an_approval_that_waits_ends_and_the_person_is_told_before(hire, abc, issue, commit):
    moderator, editor = hire("moderator", "fr"), hire("editor", "fr")
    add_texts(create_release("N 13", moderator.user), [TextKey.of(abc["C"])])
    with commit():
        abc["C"].latest_revision.publish(user=moderator.user)
    assert find_approval(reload(abc["C"]))
    answer = save_order(editor, issue["fr"], "CAB")
    assert "Its approval ends" in answer.content.decode()
    with commit():
        save_order(moderator, issue["fr"], "CAB", confirmed=1, publish=1)
    assert find_approval(reload(abc["C"]))  # who may approve it did so at once
    save_order(editor, issue["fr"], "ABC", confirmed=1)
    assert find_approval(reload(abc["C"])) is None
    assert not reload(abc["C"]).live


def test_the_translations_take_the_place_over_when_the_original_goes_live(hire, live, issue, newsroom, commit):
    with commit():
        translation = start_translation(live["C"], newsroom["pt"].locale)
        translation.save_target(publish=False)
        target = translation.get_target_instance()
        target.latest_revision.publish(skip_permission_checks=True)
    desk = hire("moderator", "fr")
    answer = save_order(desk, issue["fr"], "ACB")
    assert [change.followers for change in answer.context["plan"].changes] == [["Portuguese"]]
    with commit():
        save_order(desk, issue["fr"], "ACB", confirmed=1, publish=1)
    assert StoryPage.objects.get(pk=live["C"].pk).position == 15
    assert StoryPage.objects.get(pk=target.pk).position == 15


def test_a_version_that_follows_no_original_gets_a_draft_of_its_own(hire, abc, issue, translate, get_position):
    other = translate(abc["C"], issue["pt"], "C pt")
    save_order(hire("editor", "fr", "pt"), issue["fr"], "CAB")
    assert get_position(other) == get_position(abc["C"])


def test_a_language_that_the_person_may_not_edit_holds_the_order_back(hire, abc, issue, translate):
    translate(abc["C"], issue["pt"], "C pt")
    desk = hire("editor", "fr")
    answer = save_order(desk, issue["fr"], "CAB")
    assert "You may not edit “C pt” (Portuguese)." in answer.content.decode()
    assert save_order(desk, issue["fr"], "CAB", confirmed=1).status_code == 200
    assert read_titles(desk, issue["fr"]) == ["A", "B", "C"]


def test_a_locked_story_holds_the_order_back_for_others_only(hire, abc, issue):
    editor = hire("editor", "fr")
    Page.objects.filter(pk=abc["C"].pk).update(locked=True, locked_by=hire("moderator", "fr").user)
    answer = save_order(editor, issue["fr"], "CAB", confirmed=1)
    assert "is locked or under review" in answer.content.decode()
    assert read_titles(editor, issue["fr"]) == ["A", "B", "C"]


def test_a_story_under_review_holds_the_order_back(hire, abc, issue, commit):
    editor = hire("editor", "fr")
    abc["C"].get_workflow().start(reload(abc["C"]), editor.user)
    assert save_order(editor, issue["fr"], "CAB", confirmed=1).status_code == 200
    assert read_titles(editor, issue["fr"]) == ["A", "B", "C"]


def test_an_order_that_somebody_else_changed_meanwhile_is_not_overwritten(hire, abc, issue):
    first, second = hire("editor", "fr"), hire("editor", "fr")
    seen = read_order(first, issue["fr"])
    save_order(second, issue["fr"], "CAB")
    data = {"seen": seen, "order": ",".join(reversed(seen.split(",")))}
    answer = first.post("planning:order", issue["fr"].pk, data=data, follow=True)
    assert "look again" in answer.content.decode()
    assert read_titles(first, issue["fr"]) == ["C", "A", "B"]


@pytest.mark.parametrize("data", [{}, {"order": "x"}, {"order": "same,same"}, {"step": "x up"}, {"step": "up"}])
def test_incomplete_orders_are_answered(hire, abc, issue, data):
    desk = hire("editor", "fr")
    seen = read_order(desk, issue["fr"])
    order = data.get("order", "").replace("same", seen.split(",")[0])
    answer = desk.post("planning:order", issue["fr"].pk, data={"seen": seen, **data, "order": order})
    assert answer.status_code == 302
    assert read_titles(desk, issue["fr"]) == ["A", "B", "C"]


def test_without_a_script_a_button_moves_a_story_by_one_place(hire, abc, issue):
    desk = hire("editor", "fr")
    seen = read_order(desk, issue["fr"])
    step = f"{abc['C'].translation_key} up"
    desk.post("planning:order", issue["fr"].pk, data={"seen": seen, "order": seen, "step": step})
    assert read_titles(desk, issue["fr"]) == ["A", "C", "B"]


def fill_opened(desk, story, **changes):
    """Open a story in the editor; return what its form will send, with what the person changes."""
    draft = reload(story).get_latest_revision_as_object()
    names = ("title", "slug", "summary", "date", "position")
    shown = {name: getattr(draft, name) for name in names}
    opened = {"loaded_revision_id": draft.latest_revision_id, "body": streamfield([]), "comments": inline_formset([])}
    relations = ("topics", "authors", "related_stories")
    return nested_form_data(shown | opened | {name: inline_formset([]) for name in relations} | changes)


def send(desk, story, data):
    answer = desk.post("wagtailadmin_pages:edit", story.pk, data=data)
    assert answer.status_code == 302, answer.context["form"].errors


def test_who_has_a_story_open_does_not_overwrite_an_order_made_meanwhile(hire, abc, issue, get_position):
    editor, managing = hire("editor", "fr"), hire("moderator", "fr")
    opened = fill_opened(editor, abc["C"], title="C, revu")
    save_order(managing, issue["fr"], "CAB")
    ordered = get_position(abc["C"])
    assert ordered != 3
    send(editor, abc["C"], opened)
    assert reload(abc["C"]).get_latest_revision_as_object().title == "C, revu"
    assert get_position(abc["C"]) == ordered
    assert [title[0] for title in read_titles(managing, issue["fr"])] == ["C", "A", "B"]


def test_a_place_that_the_editor_types_is_theirs(hire, abc, issue, get_position):
    editor = hire("editor", "fr")
    opened = fill_opened(editor, abc["C"], position=70)
    save_order(hire("moderator", "fr"), issue["fr"], "CAB")
    send(editor, abc["C"], opened)
    assert get_position(abc["C"]) == 70


@pytest.mark.parametrize("named", ["", "x", "9" * 5000, "0", "999999"])
def test_a_form_that_names_no_revision_of_the_story_says_what_it_says(hire, abc, issue, get_position, named):
    editor = hire("editor", "fr")
    opened = fill_opened(editor, abc["C"]) | {"loaded_revision_id": named}
    save_order(hire("moderator", "fr"), issue["fr"], "CAB")
    send(editor, abc["C"], opened)
    assert get_position(abc["C"]) == 3
