"""Notes: each is a segment of its own; marks are links that keep what they lead to in every language."""

import uuid

import pytest

from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db
A, B = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))


def mark(note, words="mots"):
    return f'<a linktype="footnote" id="{note}">{words}</a>'


def make_note(note, words):
    return {"type": "item", "id": note, "value": f"<p>{words}</p>"}


@scene
def story(publish_story, edit_body, superuser, fill, commit):
    story = publish_story([("heading", "Un titre")])

    def change(blocks):
        text = {"id": str(uuid.UUID(int=3)), "type": "text", "value": f"<p>Un {mark(A)}, deux {mark(B)}.</p>"}
        notes = {
            "id": str(uuid.UUID(int=4)),
            "type": "notes",
            "value": [make_note(A, "Première"), make_note(B, "Autre")],
        }
        return [*blocks, text, notes]

    edit_body(story, change)
    publish(story, fill, superuser, commit)
    return story


def publish(story, fill, superuser, commit):
    story = type(story).objects.get(pk=story.pk)
    if missing := find_missing(story):
        fill(story, *(segment.context.path for segment in missing))
    with commit():
        moderation.publish(story, superuser.user)


def read(blocks) -> dict[str, str]:
    return {item["id"]: item["value"] for item in blocks[2]["value"]}


def test_each_note_is_a_segment_and_marks_keep_their_notes(story, read_body):
    blocks = read_body(story)
    assert read(blocks) == {A: "<p>[Première]</p>", B: "<p>[Autre]</p>"}
    assert blocks[1]["value"].count('linktype="footnote"') == 2
    assert A in blocks[1]["value"]
    assert B in blocks[1]["value"]


def test_a_changed_note_leaves_text_and_other_notes_as_they_are(story, edit_body, read_body, fill, superuser, commit):
    def change(blocks):
        blocks[2]["value"][0]["value"] = "<p>Corrigée</p>"

    edit_body(story, change)
    assert [segment.string.data for segment in find_missing(story)] == ["Corrigée"]
    assert read(read_body(story)) == {A: "<p>[Première]</p>", B: "<p>[Autre]</p>"}
    publish(story, fill, superuser, commit)
    assert read(read_body(story)) == {A: "<p>[Corrigée]</p>", B: "<p>[Autre]</p>"}


def test_a_note_that_moved_follows_by_itself(story, edit_body, read_body):
    def change(blocks):
        blocks[2]["value"].reverse()

    edit_body(story, change)
    assert find_missing(story) == []
    assert list(read(read_body(story)).items()) == [(B, "<p>[Autre]</p>"), (A, "<p>[Première]</p>")]
