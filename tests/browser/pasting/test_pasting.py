"""Documents pasted into a body become its blocks, and one undo takes them out again."""

import time

import pytest
from playwright.sync_api import expect

from tests.factories import InterviewPageFactory

from ..desk import wait_until
from ..network import intercept
from ..reading import take_screenshot
from .bodies import DOCUMENT, NOTED, WORDS, click_before, get_line, list_types, paste, read_body, undo_button

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_document_pasted_into_a_sentence_splits_it_and_one_undo_restores_everything(editor):
    before = read_body(editor)
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(undo_button(editor)).to_be_visible()
    assert list_types(editor) == ["text", "heading", "text", "table", "text", "text", "notes"]
    words = [said for kind, _id, said in read_body(editor) if kind == "text"]
    assert words[1:-1] == ["Une phrase, en gras.", "La fin."]
    assert words[0] + words[-1] == "Un texte avec des mots et une fin."
    take_screenshot(editor, "pasted")
    editor.keyboard.press("Control+z")
    expect(undo_button(editor)).to_be_hidden()
    assert read_body(editor) == before


@pytest.mark.parametrize("html", [DOCUMENT, WORDS])
def test_what_was_selected_is_replaced_and_comes_back(editor, html):
    before = read_body(editor)
    click_before(editor, "Un texte")
    for _letter in "Un texte":
        editor.keyboard.press("Shift+ArrowRight")
    paste(editor, html)
    expect(undo_button(editor)).to_be_visible()
    after = read_body(editor)
    assert "Un texte" not in str(after)
    undo_button(editor).click()
    assert read_body(editor) == before


def test_words_of_an_office_program_go_into_the_sentence_with_their_superscript(article, editor):
    click_before(editor, "et une fin")
    paste(editor, WORDS)
    expect(undo_button(editor)).to_be_visible()
    assert list_types(editor) == ["text", "notes"]
    for _attempt in range(60):
        body = type(article).objects.get(pk=article.pk).get_latest_revision_as_object().body
        saved = body.get_prep_value()[0]["value"]
        if "XX" in saved:
            break
        time.sleep(0.25)
    assert "XX<sup>e</sup>\u00a0siècle" in saved


@pytest.mark.parametrize("is_there", [True, False])
def test_the_keys_paste_the_clipboard_of_the_browser(editor, is_there):
    if not is_there:
        intercept(editor, "**/importing/paste/", lambda route: route.abort())
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.evaluate(
        """html => navigator.clipboard.write([new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob(['Deux\\n\\nTrois.'], { type: 'text/plain' }) })])""",
        "<h2>Deux</h2><p>Trois.</p>",
    )
    click_before(editor, "et une fin")
    for _letter in "et une":
        editor.keyboard.press("Shift+ArrowRight")
    editor.keyboard.press("Control+v")
    if is_there:
        expect(get_line(editor)).to_have_text("2 blocks were pasted.")
        assert list_types(editor) == ["text", "heading", "text", "text", "notes"]
    else:
        expect(get_line(editor)).to_contain_text("The server cannot be reached")
        words = read_body(editor)[0][2]
        assert "Deux" in words
        assert "Trois." in words
        assert "et un" not in words


def test_an_empty_text_is_filled_and_an_empty_heading_replaced(editor):
    editor.evaluate("""() => {
      const [body] = [...window.museumweekBodies].filter((each) => each.element.isConnected);
      body.insert({ type: 'heading', id: 'heading', value: '' }, 0, {});
    }""")
    editor.locator("[data-contentpath=heading] input[type=text]").focus()
    before = read_body(editor)
    paste(editor, DOCUMENT, "Le XXe siècle\n\nUne phrase")
    expect(undo_button(editor)).to_be_visible()
    assert list_types(editor) == ["heading", "text", "table", "text", "text", "notes"]
    assert read_body(editor)[0][2] == "Le XXe siècle"
    undo_button(editor).click()
    assert read_body(editor) == before


def test_what_was_typed_after_the_paste_stays_when_it_is_undone(editor):
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(undo_button(editor)).to_be_visible()
    editor.keyboard.type("Enfin ")
    assert read_body(editor)[-2][2].startswith("Enfin ")
    editor.keyboard.press("Control+z")  # the editor's own: it takes back what was typed, after the key
    wait_until(editor, lambda: not read_body(editor)[-2][2].startswith("E"))
    expect(undo_button(editor)).to_be_visible()
    editor.keyboard.type("Encore ")
    undo_button(editor).click()
    expect(undo_button(editor)).to_be_hidden()
    words = [said for kind, _id, said in read_body(editor) if kind == "text"]
    assert len(words) == 2
    assert words[1].startswith("Encore ")
    expect(get_line(editor)).to_contain_text("except where you have changed")


def test_without_the_server_the_editor_pastes_by_itself_and_the_line_says_so(editor):
    intercept(editor, "**/importing/paste/", lambda route: route.abort())
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(get_line(editor)).to_contain_text("The server cannot be reached")
    (_type, block, words), _notes = read_body(editor)
    assert block == "text"
    assert "Une phrase, en gras." in words
    assert "2024" in words


def test_what_is_typed_while_the_server_reads_is_kept_after_the_paste(editor):
    release = []
    intercept(editor, "**/importing/paste/", lambda route: release.append(route))
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(get_line(editor)).to_contain_text("Reading")
    editor.keyboard.type("Entretemps ")
    wait_until(editor, lambda: release)
    release[0].continue_()
    expect(undo_button(editor)).to_be_visible()
    editor.keyboard.type("après ")
    words = [said for kind, _id, said in read_body(editor) if kind == "text"]
    assert words[-1].startswith("Entretemps après ")


def test_undoing_keeps_what_was_typed_while_the_server_read(editor):
    held = []
    intercept(editor, "**/importing/paste/", lambda route: held.append(route))
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    editor.keyboard.type("Entretemps ")
    between = read_body(editor)
    assert "Entretemps" in between[0][2]
    wait_until(editor, lambda: held)
    held[0].continue_()
    expect(undo_button(editor)).to_be_visible()
    editor.keyboard.press("Control+z")
    assert read_body(editor) == between


def test_a_note_takes_the_words_and_blocks_stand_before_the_notes(editor):
    before = read_body(editor)
    editor.locator("[data-contentpath=notes] .public-DraftEditor-content").click()
    editor.keyboard.press("Control+End")
    paste(editor, "<p>XX<sup>e</sup></p><h2>Un titre</h2>")
    expect(undo_button(editor)).to_be_visible()
    assert list_types(editor) == ["text", "heading", "notes"]
    assert read_body(editor)[-1][2] == ["Une note.XXe"]
    undo_button(editor).click()
    assert read_body(editor) == before


def test_two_pastes_and_notes_that_join_those_of_the_body(editor):
    click_before(editor, "et une fin")
    paste(editor, NOTED)
    expect(undo_button(editor)).to_be_visible()
    between = read_body(editor)
    assert between[-1][2] == ["Une note.", "Une autre note."]
    paste(editor, NOTED)
    expect(editor.locator("[data-contentpath=notes] .public-DraftEditor-content")).to_have_count(3)
    ids = editor.evaluate("""() => [...window.museumweekBodies].flatMap((body) => body.children)
        .filter((child) => child.type === 'notes')
        .flatMap((notes) => notes.block.children.map((note) => note.id))""")
    assert len(set(ids)) == 3
    editor.keyboard.press("Control+z")
    assert read_body(editor) == between


def test_plain_pasting_and_pasting_of_plain_words_are_left_to_the_editor(editor):
    asked = []
    intercept(editor, "**/importing/paste/", lambda route: (asked.append(1), route.continue_()))
    click_before(editor, "et une fin")
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.evaluate("text => navigator.clipboard.writeText(text)", "## Un titre\n\n- un\n- deux\n")
    editor.keyboard.press("Control+Shift+v")
    expect(editor.locator("[data-contentpath=text]")).to_contain_text("## Un titre")
    paste(editor, "<p>Une <b>phrase</b> et <a href='https://example.org/'>un lien</a></p>")
    editor.wait_for_timeout(300)
    assert asked == []
    assert list_types(editor) == ["text", "notes"]


def test_an_answer_takes_the_words_and_the_rest_goes_into_blocks_after_the_question(article, open_editor):
    interview = InterviewPageFactory(parent=article.get_parent(), title="Entretien", slug="entretien")
    value = {"question": "Pourquoi ?", "answer": "<p>Parce que.</p>"}
    interview.body = interview.body.stream_block.to_python([{"id": "qa", "type": "question_answer", "value": value}])
    interview.save_revision()
    window = open_editor(interview)
    before = read_body(window)
    window.locator("[data-contentpath=qa] .public-DraftEditor-content").click()
    window.keyboard.press("Control+End")
    paste(window, DOCUMENT.replace("<h2>", "<p>Oui.</p><h2>"))
    expect(undo_button(window)).to_be_visible()
    assert list_types(window) == ["question_answer", "heading", "text", "table", "text"]
    assert read_body(window)[0][2]["answer"] == "Parce que.Oui."
    expect(get_line(window)).to_contain_text("What this field cannot hold")
    window.keyboard.press("Control+z")
    assert read_body(window) == before
    assert window.errors == []
