"""A form that is sent just behind the last word has this word, although rich text editors write a moment late."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail.models import Comment

from ..network import intercept

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
# A paragraph with comments can only be waited for; a note is in a list, which has none.
PLACES = {"text": "[data-contentpath=text]", "note": "[data-contentpath=notes]"}
SAVE = {
    "keys": lambda window: window.keyboard.press("Control+s"),
    "button": lambda window: window.locator("footer button.action-save").click(),
}


def is_form(request) -> bool:
    """The form itself, not what Wagtail saves by itself."""
    return request.is_navigation_request()


@pytest.mark.parametrize("save", SAVE.values(), ids=SAVE)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_words_typed_just_before_a_draft_is_saved_are_saved(article, editor, place, save):
    editor.locator(f"{place} .public-DraftEditor-content").first.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Et les derniers mots")
    with editor.expect_navigation():
        save(editor)
    expect(editor.locator(".messages .success")).to_be_visible()
    expect(editor.locator("#page-edit-form[data-watched]")).to_be_visible()
    expect(editor.locator(f"{place} .public-DraftEditor-content").first).to_have_text(re.compile("derniers mots$"))
    stored = type(article).objects.get(pk=article.pk).get_latest_revision_as_object().body.get_prep_value()
    assert "Et les derniers mots</p>" in str(stored)


def test_the_button_that_was_pressed_is_sent_with_the_words_and_only_once(editor):
    """An article without a summary is saved as a draft, but not published."""
    posts = []
    editor.on("request", lambda request: request.method == "POST" and is_form(request) and posts.append(1))
    editor.locator(f"{PLACES['text']} .public-DraftEditor-content").click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(" Et les derniers mots")
    editor.evaluate("""() => {
      const button = document.querySelector("footer button[name=action-publish]");
      button.form.requestSubmit(button);
      button.form.requestSubmit(button);
    }""")
    expect(editor.locator(".messages .error")).to_be_visible()
    expect(editor.locator(f"{PLACES['text']} .public-DraftEditor-content")).to_have_text(re.compile("derniers mots$"))
    assert len(posts) == 1


def test_a_form_whose_words_are_written_is_not_held_also_with_comments(article, open_editor):
    """What comments mark in the editor is not what it writes."""
    value = '<p data-block-key="abcde">Un texte <b>avec des mots</b> et une fin.</p>'
    stored = [{"id": "text", "type": "text", "value": value}]
    article.body = article.body.stream_block.to_python(stored)
    article.save_revision()
    position = '[{"key": "abcde", "start": 3, "end": 12}]'
    user = get_user_model().objects.get(username="admin")
    Comment.objects.create(page=article, user=user, text="Ah ?", contentpath="body.text", position=position)
    window = open_editor(article)
    text = window.locator(PLACES["text"])
    expect(text.locator("[data-annotation]").first).to_be_visible()
    text.locator(".public-DraftEditor-content").click()
    window.keyboard.press("Control+Home")
    send = """() => {
      let isSent = false;
      const form = document.querySelector("#page-edit-form");
      window.addEventListener("submit", (event) => { event.preventDefault(); isSent = true; }, { once: true });
      form.requestSubmit();
      return isSent;
    }"""
    window.keyboard.type("Voici. ")
    expect(text.locator("[data-streamfield-widget] > input[type=hidden]")).to_have_value(re.compile("Voici"))
    assert window.evaluate(send)
    assert window.errors == []


def test_wagtail_does_not_save_by_itself_while_a_form_is_sent(editor):
    """Else the form comes back with an error, and autosave pauses: "Saving will overwrite a newer version"."""
    held, saved = [], []

    def hold(route, request):
        if request.method == "POST":
            (held if is_form(request) else saved).append(route)
        else:
            route.continue_()

    intercept(editor, "**/admin/pages/*/edit/", hold)
    editor.fill("#id_title", "Un autre titre")
    publish = "document.querySelector('footer button[name=action-publish]')"
    editor.evaluate(f"() => setTimeout(() => {publish}.form.requestSubmit({publish}))")
    editor.wait_for_timeout(2500)  # Wagtail looks every half second, and waits another one
    assert [len(held), len(saved)] == [1, 0]
    held[0].continue_()
    expect(editor.locator(".messages .error")).to_be_visible()
    expect(editor.locator("#id_title")).to_have_value("Un autre titre")
