"""Whole documents pasted into the body of a page, what the line says of them, and what is saved."""

import json
import re
import time

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from tests.factories import ArticlePageFactory, InterviewPageFactory

from ..network import intercept
from ..reading import take_screenshot
from ..test_tables_and_notes import find_violations
from .bodies import (
    DOCUMENT,
    READ_BODY,
    SAMPLES,
    click_before,
    get_line,
    list_types,
    paste,
    read_body,
    strip_words,
    undo_button,
)

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
# As soon as the blocks are there: the body as it is then is left to the next page.
PUBLISH_AT_ONCE = """new MutationObserver((_changes, observer) => {
  if (!document.querySelector(".paste-line--shown .button:not([hidden])")) return;
  observer.disconnect();
  window.name = JSON.stringify(readBody());
  const button = document.querySelector("footer button[name=action-publish]");
  button.form.requestSubmit(button);
}).observe(document.body, { subtree: true, childList: true, attributes: true });"""


def test_a_word_interview_becomes_questions_a_table_and_notes(article, open_editor):
    interview = InterviewPageFactory(parent=article.get_parent(), title="Entretien", slug="entretien")
    interview.save_revision()
    window = open_editor(interview)
    window.locator("#body-root > [data-streamfield-stream-container] .c-sf-add-button").focus()
    paste(window, (SAMPLES / "word-interview.txt").read_text())
    expect(get_line(window)).to_contain_text("2 tracked changes were accepted. 1 picture was left out.")
    kinds = ["heading", "text", "question_answer", "question_answer", "table", "heading", "text", "notes"]
    assert list_types(window) == kinds
    expect(get_line(window)).to_be_in_viewport()
    take_screenshot(window, "interview")
    for _attempt in range(80):
        saved = type(interview).objects.get(pk=interview.pk).get_latest_revision_as_object().body.get_prep_value()
        if len(saved) == len(kinds):
            break
        time.sleep(0.25)
    notes = [note["id"] for note in saved[-1]["value"]]
    marks = re.findall(r'<a [^>]*linktype="footnote"[^>]*>', str(saved[:-1]))
    assert [re.search(r'id="([\w-]+)"', mark)[1] for mark in marks] == notes
    assert "H<sub>2</sub>O" in saved[2]["value"]["answer"]
    assert "a\u00a010\u00a0de maio" in saved[1]["value"]
    assert window.errors == []


def test_an_empty_body_takes_a_document_at_its_button(article, open_editor):
    empty = ArticlePageFactory(parent=article.get_parent(), title="Vide", slug="vide")
    empty.save_revision()
    window = open_editor(empty)
    window.locator("#body-root > [data-streamfield-stream-container] .c-sf-add-button").focus()
    paste(window, DOCUMENT)
    expect(undo_button(window)).to_be_visible()
    assert list_types(window) == ["heading", "text", "table", "text"]
    undo_button(window).click()
    assert read_body(window) == []
    window.evaluate("document.activeElement.blur()")
    paste(window, DOCUMENT)
    expect(undo_button(window)).to_be_visible()
    assert list_types(window) == ["heading", "text", "table", "text"]


@pytest.mark.parametrize(
    ("width", "scheme", "language", "said"),
    [(360, "light", "fr", "1 image"), (1280, "dark", "pt", "1 imagem"), (1280, "light", "en", "1 picture")],
)
def test_the_line_is_announced_and_fits(article, open_editor, width, scheme, language, said):
    user = get_user_model().objects.get()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    window = open_editor(article, viewport={"width": width, "height": 700}, color_scheme=scheme)
    click_before(window, "et une fin")
    paste(window, DOCUMENT.replace("La fin.", '<img src="data:image/png;base64,AAAA">La fin.'))
    expect(get_line(window)).to_contain_text(said)
    take_screenshot(window, f"line-{width}-{language}")
    button = undo_button(window).bounding_box()
    assert button["x"] + button["width"] <= width
    assert find_violations(window, ".paste-line") == []


def test_a_locked_text_takes_nothing(article, open_editor):
    article.locked = True
    article.save()
    window = open_editor(article)
    asked = []
    intercept(window, "**/importing/paste/", lambda route: (asked.append(1), route.continue_()))
    window.locator("[data-contentpath=text] .public-DraftEditor-content").focus()
    paste(window, DOCUMENT)
    window.wait_for_timeout(300)
    assert asked == []


def test_two_pastes_in_a_row_stay_in_their_order(editor):
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    paste(editor, "<h2>Deux</h2><p>Encore.</p>")
    expect(get_line(editor)).to_have_text("2 blocks were pasted.")
    said = [words if isinstance(words, str) else kind for kind, _id, words in read_body(editor)][1:-2]
    assert said == ["Le XXe siècle", "Une phrase, en gras.", "table", "La fin.", "Deux", "Encore."]


def test_what_was_pasted_and_what_was_undone_are_saved(article, editor):
    def wait_for(is_there):
        for _attempt in range(80):
            saved = type(article).objects.get(pk=article.pk).get_latest_revision_as_object().body.get_prep_value()
            saved = [block | {"value": re.sub(r' data-block-key="\w+"', "", str(block["value"]))} for block in saved]
            if is_there(saved):
                return
            time.sleep(0.25)
        pytest.fail(f"Not saved: {saved}")

    before = [block | {"value": str(block["value"])} for block in article.body.get_prep_value()]
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(undo_button(editor)).to_be_visible()
    shown = [block for _type, block, _words in read_body(editor)]
    wait_for(lambda saved: [block["id"] for block in saved] == shown)
    editor.keyboard.press("Control+z")
    # The editor of a text writes into the form a moment later, and Wagtail may have saved by then: it saves again.
    wait_for(lambda saved: saved == before)


def test_markdown_becomes_blocks(editor):
    click_before(editor, "et une fin")
    paste(editor, "", "## Un titre\n\nUne *phrase*.\n\n> Une citation.\n")
    expect(undo_button(editor)).to_be_visible()
    assert list_types(editor) == ["text", "heading", "text", "quote", "text", "notes"]


def test_more_blocks_than_a_body_may_have_are_told_and_lost_nowhere(editor):
    before = read_body(editor)
    editor.evaluate("""() => {
      const [body] = [...window.museumweekBodies].filter((each) => each.element.isConnected);
      body.blockDef.meta.maxNum = 3;
    }""")
    click_before(editor, "et une fin")
    paste(editor, DOCUMENT)
    expect(editor.locator("#body-root")).to_contain_text("The maximum number of items is 3")
    assert len(read_body(editor)) == 7
    editor.keyboard.press("Control+z")
    assert read_body(editor) == before


def test_an_error_of_the_form_keeps_what_was_pasted(editor):
    click_before(editor, "et une fin")
    editor.evaluate(f"() => {{ {READ_BODY} {PUBLISH_AT_ONCE} }}")
    paste(editor, DOCUMENT)
    expect(editor.locator(".messages .error")).to_be_visible()
    expect(editor.locator("[data-contentpath=notes] .public-DraftEditor-content")).to_be_visible()
    take_screenshot(editor, "errors")
    shown = json.loads(editor.evaluate("window.name"))
    assert len(shown) == 7
    assert strip_words(read_body(editor)) == strip_words(shown)
