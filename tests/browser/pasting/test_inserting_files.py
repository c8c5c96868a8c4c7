"""A file's text comes into the draft that is open, by a button, by the keyboard or by dropping it."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..reading import take_screenshot
from ..test_tables_and_notes import find_violations
from .bodies import get_line, list_types, read_body, undo_button

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

TEXT = "---\ntitle: Un geste\nchapo: Deux lignes.\n---\n\n## Début\n\nUne phrase[^1].\n\n[^1]: Une autre note.\n"
INTERVIEW = Path(__file__).parents[2] / "importing/samples/libreoffice-interview.docx"
DROP = """([name, content]) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
  const target = document.querySelector("[data-contentpath=text] .public-DraftEditor-content span");
  const isTaken = (type) =>
    !target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  return [isTaken("dragover"), isTaken("drop")];
}"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "texte.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def choose(window, path, act) -> None:
    # Whoever only expects a chooser may be too late for a key that opens it at once.
    window.on("filechooser", lambda _chooser: None)
    window.evaluate("0")
    with window.expect_file_chooser() as chooser:
        act()
    chooser.value.set_files(path)


def drop(window, name: str, content: bytes) -> list[bool]:
    return window.evaluate(DROP, [name, base64.b64encode(content).decode()])


def test_it_comes_before_the_notes_says_what_was_left_out_and_one_undo_takes_it_out(editor, file):
    before = read_body(editor)
    choose(editor, file, editor.locator(".paste-file").click)
    expect(get_line(editor)).to_contain_text("3 blocks were inserted.")
    expect(get_line(editor)).to_contain_text("Its title, “Un geste”, was left out: the text has one.")
    expect(editor.locator("#id_title")).to_have_value("Fougères")
    assert list_types(editor) == ["text", "heading", "text", "notes"]
    assert [words for kind, _id, words in read_body(editor) if kind == "notes"] == [["Une note.", "Une autre note."]]
    assert find_violations(editor, ".paste-line, .paste-file") == []
    take_screenshot(editor, "file-inserted")
    undo_button(editor).click()
    assert read_body(editor) == before


def test_what_is_empty_beside_the_body_is_filled(editor, file):
    editor.locator("#id_summary").fill("")
    choose(editor, file, editor.locator(".paste-file").click)
    expect(editor.locator("#id_summary")).to_have_value("Deux lignes.")
    expect(get_line(editor)).not_to_contain_text("Its summary")


def test_the_keyboard_alone_chooses_it(editor, file):
    editor.locator(".paste-file").focus()
    choose(editor, file, lambda: editor.keyboard.press("Enter"))
    expect(get_line(editor)).to_contain_text("3 blocks were inserted.")


def test_what_is_dropped_on_a_block_comes_after_it_and_pictures_keep_their_places(editor):
    assert drop(editor, "entretien.docx", INTERVIEW.read_bytes()) == [True, True]
    expect(get_line(editor)).to_contain_text("2 pictures go into the picture inbox", timeout=60_000)
    types = list_types(editor)
    assert types[0] == "text"
    assert types.count("picture") == 2
    assert types[-1] == "notes"
    take_screenshot(editor, "file-dropped")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("vide.docx", "This file is damaged"), ("photo.jpg", "Files of this kind cannot be imported")],
)
def test_what_cannot_be_read_gets_a_sentence_and_changes_nothing(editor, name, sentence):
    before = read_body(editor)
    assert drop(editor, name, b"PK") == [True, True]
    expect(get_line(editor)).to_contain_text(sentence)
    expect(undo_button(editor)).to_be_hidden()
    assert read_body(editor) == before


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_it_fits(article, open_editor, file, scheme, width):
    window = open_editor(article, color_scheme=scheme, viewport={"width": width, "height": 900})
    choose(window, file, window.locator(".paste-file").click)
    expect(get_line(window)).to_contain_text("3 blocks were inserted.")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.locator(".paste-file").scroll_into_view_if_needed()
    take_screenshot(window, f"file-inserted-{scheme}-{width}")
