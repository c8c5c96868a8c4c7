"""Blocks that are only moved: translations follow automatically, and nobody has to confirm anything."""

import uuid

import pytest
from wagtail.models import PageLogEntry

from cms.translation.models import SegmentChange, State
from cms.translation.sync.synchronising import LOG_ACTION
from cms.translation.text.segments import find_missing
from tests.scenes import scene

from .words import read_words

pytestmark = pytest.mark.django_db


@scene
def story(publish_story, images):
    return publish_story(
        [
            ("heading", "Un titre"),
            ("text", "<p>Le premier.</p><p>Le <b>second</b>.</p>"),
            ("picture", {"image": images[0], "caption": "Une image"}),
            ("gallery", {"pictures": [{"image": i, "caption": f"Légende {i.title}"} for i in images], "caption": ""}),
            ("heading", "Un autre titre"),
        ]
    )


def check_followed(translation, page, read_row):
    """Assert that the translation has the original's blocks in their order, each with its words, and nothing to do."""
    target = translation.get_target_instance()
    ours, theirs = page.body.get_prep_value(), target.body.get_prep_value()
    assert [block["id"] for block in theirs] == [block["id"] for block in ours]
    assert read_words(theirs) == [f"[{words}]" for words in read_words(ours)]
    assert find_missing(translation) == []
    assert not SegmentChange.objects.exists()
    assert read_row(translation).state == State.UP_TO_DATE
    assert not target.has_unpublished_changes
    entry = PageLogEntry.objects.filter(page=target.pk, action=LOG_ACTION).latest("pk")
    assert entry.user is None


def test_blocks_in_another_order(story, edit_body, read_row):
    page = edit_body(story, lambda blocks: blocks[::-1])
    check_followed(story, page, read_row)


def test_items_of_a_list_in_another_order(story, edit_body, read_row):
    def change(blocks):
        blocks[3]["value"]["pictures"].reverse()

    page = edit_body(story, change)
    check_followed(story, page, read_row)
    items = [block["value"]["pictures"] for block in (page.body.get_prep_value()[3],)]
    assert story.get_target_instance().body.get_prep_value()[3]["value"]["pictures"][0]["id"] == items[0][0]["id"]


def test_paragraphs_of_one_block_in_another_order(story, edit_body, read_row):
    def change(blocks):
        blocks[1]["value"] = "<p>Le <b>second</b>.</p><p>Le premier.</p>"

    page = edit_body(story, change)
    assert story.get_target_instance().body[1].value.source == "<p>[Le <b>second</b>.]</p><p>[Le premier.]</p>"
    assert read_row(story).state == State.UP_TO_DATE
    assert page.body[1].id == story.get_target_instance().body[1].id


def test_blocks_that_were_cut_and_pasted(story, edit_body, read_row):
    def change(blocks):
        pasted = [blocks[4] | {"id": str(uuid.uuid4())}, blocks[2] | {"id": str(uuid.uuid4())}]
        return [*pasted, blocks[0], blocks[1], blocks[3]]

    check_followed(story, edit_body(story, change), read_row)


def test_an_image_that_went_to_another_place_in_a_list_with_another_id(story, edit_body, read_row):
    def change(blocks):
        images = blocks[3]["value"]["pictures"]
        images.insert(0, images.pop() | {"id": str(uuid.uuid4())})

    check_followed(story, edit_body(story, change), read_row)


def test_words_that_changed_places(story, edit_body, read_row):
    def change(blocks):
        blocks[0]["value"], blocks[4]["value"] = blocks[4]["value"], blocks[0]["value"]

    check_followed(story, edit_body(story, change), read_row)


def test_a_move_with_a_changed_word_leaves_only_the_word_to_do(story, edit_body, read_row, read_body):
    def change(blocks):
        blocks[4]["value"] = "Un titre tout neuf"
        return blocks[::-1]

    page = edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["Un titre tout neuf"]
    row = read_row(story)
    assert (row.state, row.outdated) == (State.OUT_OF_DATE, 1)
    theirs = read_body(story)
    assert [block["id"] for block in theirs] == [block["id"] for block in page.body.get_prep_value()]
    assert read_words(theirs)[0] == "[Un autre titre]"  # as it was approved


def test_a_move_takes_no_words_along_that_nobody_has_reviewed(story, edit_body, fill, read_body):
    fill(story, "title", mark="unreviewed {}".format)
    heading = next(s for s in story.source.stringsegment_set.all() if s.string.data == "Un titre")
    fill(story, heading.context.path, mark="unreviewed {}".format)
    edit_body(story, lambda blocks: blocks[::-1])
    assert read_words(read_body(story))[-1] == "[Un titre]"
    assert story.get_target_instance().title == "[Un texte]"


def test_with_parts_untranslated_blocks_follow_too(publish_story, edit_body, read_body, images):
    story = publish_story(
        [("picture", {"image": images[0], "caption": "Une image"}), ("heading", "Un titre")], leave_out={"caption"}
    )
    parts = story.get_target_instance().untranslated_parts
    assert parts["paths"]
    edit_body(story, lambda blocks: blocks[::-1])
    assert read_words(read_body(story)) == ["[Un titre]", "Une image"]
    target = story.get_target_instance()
    assert target.untranslated_parts == parts
    assert not target.live_revision.translated.is_complete


def test_a_draft_that_waits_is_left_alone_and_shows_nothing_to_do(story, edit_body, read_row):
    target = story.get_target_instance()
    target.summary = "Rascunho"
    target.save_revision()
    edit_body(story, lambda blocks: blocks[::-1])
    assert story.get_target_instance().has_unpublished_changes
    assert read_row(story).state == State.UP_TO_DATE
