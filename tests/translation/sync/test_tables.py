"""Tables: each cell is a segment, and cells keep their translation when others are added, moved or deleted."""

import uuid

import pytest

from cms.translation.models import State
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db

TABLE = {
    "caption": "Les prêts",
    "head": "row",
    "rows": [["Année", "Planches"], ["Deux mille vingt", "Douze"], ["Après", ""]],
    "source": "Le registre",
}


@scene
def story(publish_story):
    return publish_story([("heading", "Un titre"), ("table", TABLE)])


def read(blocks) -> list[list[str]]:
    return [[cell["value"] for cell in row["value"]] for row in blocks[1]["value"]["rows"]]


def make_cell(words: str) -> dict:
    return {"type": "item", "id": str(uuid.uuid4()), "value": words}


def publish(translation, user):
    moderation.publish(type(translation).objects.get(pk=translation.pk), user)  # its source is another one by now


def test_each_cell_the_caption_and_the_source_are_segments(story, read_body):
    words = set(story.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Les prêts", "Le registre", "Année", "Planches", "Deux mille vingt", "Douze", "Après"} < words
    assert read(read_body(story)) == [["[Année]", "[Planches]"], ["[Deux mille vingt]", "[Douze]"], ["[Après]", ""]]


def test_a_moved_row_and_a_moved_column_follow_by_themselves(story, edit_body, read_body, read_row):
    def change(blocks):
        rows = blocks[1]["value"]["rows"]
        rows.append(rows.pop(1))
        for row in rows:
            row["value"].reverse()

    edit_body(story, change)
    assert read(read_body(story)) == [["[Planches]", "[Année]"], ["", "[Après]"], ["[Douze]", "[Deux mille vingt]"]]
    assert read_row(story).state == State.UP_TO_DATE


def test_a_new_cell_asks_for_its_words_only_and_readers_keep_the_whole_table(
    story, edit_body, read_body, read_row, fill, superuser, commit
):
    """Until all new cells are translated; then the table changes at once, and the other cells keep their words."""
    before = read(read_body(story))

    def change(blocks):
        for number, row in enumerate(blocks[1]["value"]["rows"]):
            row["value"].insert(1, make_cell(f"Neuf {number}" if number < 2 else ""))
        blocks[1]["value"]["rows"].pop(2)

    edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["Neuf 0", "Neuf 1"]
    assert read_row(story).state == State.OUT_OF_DATE
    assert read(read_body(story)) == before
    fill(story, *(segment.context.path for segment in find_missing(story)))
    with commit():
        publish(story, superuser.user)
    assert read(read_body(story)) == [
        ["[Année]", "[Neuf 0]", "[Planches]"],
        ["[Deux mille vingt]", "[Neuf 1]", "[Douze]"],
    ]


def test_a_changed_cell_leaves_the_others_as_they_are(story, edit_body, read_body):
    def change(blocks):
        blocks[1]["value"]["rows"][1]["value"][1]["value"] = "Treize"

    edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["Treize"]
    assert read(read_body(story))[1] == ["[Deux mille vingt]", "[Douze]"]


def test_a_deleted_row_takes_nothing_else_along(story, edit_body, read_body, superuser, commit):
    def change(blocks):
        del blocks[1]["value"]["rows"][1]

    edit_body(story, change)
    assert find_missing(story) == []
    with commit():
        publish(story, superuser.user)
    assert read(read_body(story)) == [["[Année]", "[Planches]"], ["[Après]", ""]]


def test_other_heads_follow_at_once(story, edit_body, read_body, read_row):
    def change(blocks):
        blocks[1]["value"]["head"] = "both"

    edit_body(story, change)
    assert read_body(story)[1]["value"]["head"] == "both"
    assert read_row(story).state == State.UP_TO_DATE


def test_a_row_pasted_with_new_ids_keeps_its_translation(story, edit_body, read_body):
    def change(blocks):
        rows = blocks[1]["value"]["rows"]
        cells = [make_cell(cell["value"]) for cell in rows[1]["value"]]
        rows[1] = {"type": "item", "id": str(uuid.uuid4()), "value": cells}

    edit_body(story, change)
    assert find_missing(story) == []
    assert read(read_body(story))[1] == ["[Deux mille vingt]", "[Douze]"]
