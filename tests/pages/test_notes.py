"""Notes in bodies: numbered by the program in the order of the text, linked both ways, and never shown broken."""

import json

import pytest
from bs4 import BeautifulSoup

from cms.core.sanitizing.editor import RichTextArea
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.blocks.texts import BODY_TEXT_FEATURES
from cms.rendered_bodies.rendering import render_body
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
A, B, C = (f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abc")


def mark(note, words="mots"):
    return f'<a linktype="footnote" id="{note}">{words}</a>'


def make(*blocks) -> list:
    return BodyBlock().to_python(
        [{"id": f"{n}", "type": kind, "value": value} for n, (kind, value) in enumerate(blocks)]
    )


def notes(*ids) -> tuple:
    return ("notes", [{"type": "item", "id": note, "value": f"<p>Note {note[0]}.</p>"} for note in ids])


def show(roots, *blocks, language="fr"):
    page = StandardPageFactory.build(title="Page", body=make(*blocks), locale=roots[language].locale)
    return BeautifulSoup(render_body(page), "html.parser")


def test_notes_are_numbered_by_the_order_of_their_marks(roots):
    body = show(roots, ("text", f"<p>Un {mark(B)}.</p>"), notes(A, B), ("text", f"<p>Deux {mark(A)}.</p>"))
    assert [(sup.text, sup.a["href"]) for sup in body("sup")] == [("1", f"#note-{B}"), ("2", f"#note-{A}")]
    assert [li["id"] for li in body.select(".block-notes li")] == [f"note-{B}", f"note-{A}"]


def test_marks_and_notes_lead_to_each_other(roots):
    body = show(roots, ("text", f"<p>Un {mark(A)}, encore {mark(A, 'là')}.</p>"), notes(A))
    assert [a["href"] for a in body.select(".note-back")] == [f"#{a['id']}" for a in body.select("sup a")]
    assert [a.text for a in body.select("sup a")] == ["1", "1"]
    assert len({tag["id"] for tag in body.select("[id]")}) == len(body.select("[id]"))
    assert body.select_one("sup a")["aria-label"] == "Note 1"


def test_the_words_of_the_text_stay_words(roots):
    assert (
        show(roots, ("text", f"<p>Un {mark(A, '<b>mot</b>')}, puis.</p>"), notes(A))
        .p.decode_contents()
        .startswith("Un <b>mot</b><sup")
    )


def test_a_note_without_a_mark_and_a_mark_without_a_note_are_not_shown(roots):
    body = show(roots, ("text", f"<p>Un {mark(C)}.</p>"), notes(A))
    assert body.get_text(" ", strip=True) == "Un mots."
    assert not body.select(".block-notes, .note-mark, sup")


def test_a_damaged_mark_is_only_words(roots):
    body = show(roots, ("text", '<p>Un <a linktype="footnote" id=\'x" onclick="y\'>mot</a>.</p>'), notes(A))
    assert body.get_text(" ", strip=True) == "Un mot ."
    assert not body.select("[onclick]")


def test_a_body_without_notes_is_left_as_it_is(roots):
    assert not show(roots, ("text", "<p>Un mot.</p>")).select("sup, section")


def test_the_editor_keeps_marks_as_they_are_stored():
    widget = RichTextArea(features=BODY_TEXT_FEATURES)
    opened = widget.format_value(f"<p>Un {mark(A)}.</p>")
    assert json.loads(opened)["entityMap"]["0"]["data"] == {"note": A}
    assert mark(A) in widget.value_from_datadict({"text": opened}, {}, "text").replace(
        f'id="{A}" linktype="footnote"', f'linktype="footnote" id="{A}"'
    )


def test_what_no_editor_sends_as_a_note_is_stored_as_words():
    widget = RichTextArea(features=BODY_TEXT_FEATURES)
    content = json.loads(widget.format_value(f"<p>Un {mark(A)}.</p>"))
    for data in ({}, {"note": ""}, {"note": 'a" b'}, {"note": ["x"]}, {"id": 3}):
        content["entityMap"]["0"]["data"] = data
        stored = widget.value_from_datadict({"text": json.dumps(content)}, {}, "text")
        assert "mots" in stored
        assert "<a" not in stored
