"""Nothing typed in the admin is lost: with an expired session, without a connection, when two people write."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from .network import intercept
from .ways.test_translation_way import FIRST, SECOND, SUMMARY, TITLE, seat, site  # noqa: F401 - fixtures

WORDS = "Des mots à moi"
# The last letters come just before the answer to the first autosave.
TYPE_BEFORE_THE_ANSWER = """
const send = window.fetch;
let isFirst = true;
window.fetch = async (address, options) => {
  const answer = await send(address, options);
  if (isFirst && /post/i.test(options?.method || "") && String(address).includes("/edit/")) {
    isFirst = false;
    document.getElementById("id_title").value += ", et les derniers";
  }
  return answer;
};
"""
SLOW = 20_000  # ms: signing in hashes a password, and Wagtail autosaves some seconds after typing


def save_button(desk, source):
    return desk.find(source).locator("> ul button").last


def sign_in_again(desk, name=None):
    """Sign in in another window of the same browser, as the dialog offers."""
    with desk.window.context.expect_page() as opened:
        desk.window.locator(".session-dialog [data-sign-in]").click()
    window = opened.value
    window.fill("input[name=login]", name or desk.name)
    window.fill("input[name=password]", desk.password)
    window.click("button[type=submit]")
    if name is None:
        expect(desk.window.locator(".session-dialog")).to_have_count(0, timeout=SLOW)


@pytest.fixture
def translator(site, seat):  # noqa: F811
    desk = seat("translator-fr")
    desk.open_translation(site["home"]["fr"], TITLE)
    return desk


def test_with_an_expired_session_one_signs_in_and_the_words_are_saved(translator):
    translator.write(SUMMARY, FIRST)
    Session.objects.all().delete()
    save_button(translator, SUMMARY).click()
    expect(translator.window.locator(".session-dialog")).to_be_visible()
    translator.take_screenshot("signed-out")
    sign_in_again(translator)
    expect(translator.find(SUMMARY)).to_have_class(re.compile(r"\bcomplete\b"))
    translator.window.reload()
    expect(translator.find(SUMMARY)).to_contain_text(FIRST)


def test_after_signing_in_anew_in_another_window_the_page_saves_as_before(translator):
    translator.write(SUMMARY, FIRST)
    other = translator.window.context.new_page()
    Session.objects.all().delete()
    other.goto("/admin/login/")
    other.fill("input[name=login]", translator.name)
    other.fill("input[name=password]", translator.password)
    other.click("button[type=submit]")
    other.wait_for_url("**/admin/")
    save_button(translator, SUMMARY).click()
    expect(translator.find(SUMMARY)).to_have_class(re.compile(r"\bcomplete\b"))


def test_somebody_elses_session_does_not_take_the_words(translator):
    translator.write(SUMMARY, FIRST)
    Session.objects.all().delete()
    save_button(translator, SUMMARY).click()
    sign_in_again(translator, "moderator-fr")
    dialog = translator.window.locator(".session-dialog")
    expect(dialog.locator("p")).to_contain_text("autre")
    expect(translator.find(SUMMARY)).not_to_have_class(re.compile(r"\bcomplete\b.*saved"))
    dialog.locator("[data-later]").click()


def test_what_was_typed_is_offered_again_after_a_reload(translator):
    translator.write(SUMMARY, FIRST)
    translator.window.on("dialog", lambda dialog: dialog.accept())
    translator.window.reload()
    kept = translator.find(SUMMARY).locator(".segment-note--kept")
    expect(kept).to_contain_text(FIRST)
    translator.take_screenshot("kept-words")
    kept.locator("button").first.click()
    expect(translator.find(SUMMARY).locator("textarea")).to_have_value(FIRST)
    assert translator.save(SUMMARY).ok
    translator.window.reload()
    expect(translator.find(SUMMARY)).to_contain_text(FIRST)
    expect(translator.window.locator(".segment-note--kept")).to_have_count(0)


def test_what_was_typed_comes_back_at_its_place_when_the_original_changed(site, translator):  # noqa: F811
    translator.write(SUMMARY, FIRST)
    page = site["page"]
    page.summary = "Quem somos, e onde trabalhamos agora."
    page.save_revision().publish()
    translation = page.get_translations().get(locale__language_code="fr")
    from wagtail_localize.models import Translation

    Translation.objects.get(target_locale=translation.locale).source.update_from_db()
    save_button(translator, SUMMARY).click()
    refusal = translator.find(SUMMARY).locator(".segment-refusal")
    expect(refusal.locator("button")).to_be_visible()
    translator.take_screenshot("original-changed")
    translator.window.on("dialog", lambda dialog: dialog.accept())
    refusal.locator("button").click()
    expect(translator.find(page.summary).locator(".segment-note--kept")).to_contain_text(FIRST)
    expect(translator.find(page.summary).locator(".segment-note--kept")).to_contain_text(SUMMARY)


def test_cancelling_asks_before_words_are_discarded(translator):
    asked = []
    translator.write(SUMMARY, FIRST)
    translator.window.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    cancel = translator.find(SUMMARY).locator("> ul button").first
    cancel.click()
    expect(translator.find(SUMMARY).locator("textarea")).to_have_value(FIRST)
    translator.window.once("dialog", lambda dialog: dialog.accept())
    cancel.click()
    expect(translator.find(SUMMARY).locator("textarea")).to_have_count(0)
    assert len(asked) == 1


def test_leaving_asks_after_a_save_that_failed(translator):
    intercept(translator.window, "**/strings/*/edit/", lambda route: route.fulfill(status=500, body="{}"))
    translator.write(SUMMARY, FIRST)
    save_button(translator, SUMMARY).click()
    expect(translator.find(SUMMARY).locator(".segment-refusal")).to_be_visible()
    asked = []
    translator.window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    translator.window.goto("/admin/")
    assert asked == ["beforeunload"]


def test_without_a_connection_the_words_wait_for_it(translator):
    translator.write(SUMMARY, FIRST)
    intercept(translator.window, "**/strings/*/edit/", lambda route: route.abort())
    save_button(translator, SUMMARY).click()
    question = translator.find(SUMMARY).locator("[data-segment-question]")
    expect(question).to_be_visible()
    translator.window.unroute("**/strings/*/edit/")
    question.locator("button").click()
    expect(translator.find(SUMMARY)).to_have_class(re.compile(r"\bcomplete\b"))


@pytest.mark.parametrize(("choice", "kept"), [("mine", SECOND), ("theirs", FIRST)])
def test_two_at_once_choose_whose_words_stay(site, seat, translator, choice, kept):  # noqa: F811
    other = seat("translator-fr")
    other.open_translation(site["home"]["fr"], TITLE)
    other.write(SUMMARY, SECOND)
    translator.translate(SUMMARY, FIRST)
    save_button(other, SUMMARY).click()
    question = other.find(SUMMARY).locator("[data-segment-question]")
    expect(question).to_contain_text(FIRST)
    expect(question).to_contain_text(SECOND)
    other.take_screenshot("two-at-once")
    question.locator("button").nth(0 if choice == "mine" else 1).click()
    expect(question).to_have_count(0)
    expect(other.find(SUMMARY)).to_have_class(re.compile(r"\bcomplete\b"))
    other.window.reload()
    expect(other.find(SUMMARY)).to_contain_text(kept)
    expect(other.window.locator(".segment-note--kept")).to_have_count(0)


def test_the_page_editor_keeps_what_was_written_over_an_expired_session(site, seat):  # noqa: F811
    desk = seat("editor")
    page = site["page"]
    desk.window.goto(f"/admin/pages/{page.pk}/edit/")
    desk.wait_until_ready()
    Session.objects.all().delete()
    desk.type(title=WORDS)  # autosaved a moment later
    expect(desk.window.locator(".session-dialog")).to_be_visible(timeout=SLOW)
    desk.take_screenshot("page-editor-signed-out")
    sign_in_again(desk)
    indicator = desk.window.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved", timeout=SLOW)
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == WORDS


def test_what_is_typed_while_the_page_saves_by_itself_is_saved_too(site, seat):  # noqa: F811
    """Wagtail takes the form as it is when the answer comes for what it has sent."""
    desk = seat("editor")
    page = site["page"]
    desk.window.add_init_script(TYPE_BEFORE_THE_ANSWER)
    desk.window.goto(f"/admin/pages/{page.pk}/edit/")
    desk.wait_until_ready()
    desk.window.fill("#id_title", WORDS)
    expect(desk.window.locator("#id_title")).to_have_value(f"{WORDS}, et les derniers", timeout=SLOW)
    for _attempt in range(80):
        page.refresh_from_db()
        if page.get_latest_revision_as_object().title == f"{WORDS}, et les derniers":
            break
        time.sleep(0.25)
    assert page.get_latest_revision_as_object().title == f"{WORDS}, et les derniers"


def test_what_is_typed_before_wagtail_watches_the_form_is_saved_too(site, seat):  # noqa: F811
    """Two seconds after a form has opened, Wagtail takes it as it is then for what is stored."""
    desk = seat("editor")
    page = site["page"]
    desk.window.goto(f"/admin/pages/{page.pk}/edit/", wait_until="domcontentloaded")
    desk.window.fill("#id_title", WORDS)
    desk.wait_until_ready()
    indicator = desk.window.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved", timeout=SLOW)
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == WORDS
    desk.window.wait_for_timeout(2000)  # it is saved once, not again and again
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved")
    expect(desk.window.locator("#page-edit-form")).to_have_attribute("data-w-unsaved-has-edits-value", "false")


def test_a_form_that_is_sent_by_hand_asks_first(site, seat):  # noqa: F811
    """A snippet's editor, the account, a picture: without the question, the browser would leave the page."""
    desk = seat("editor")
    desk.window.goto("/admin/account/")
    field = desk.window.locator("input[name$=first_name]").first
    field.fill("Zoé")
    Session.objects.all().delete()
    desk.window.wait_for_timeout(5200)  # the session was checked a moment ago
    desk.window.locator("form[action*=account] button[type=submit], form button[type=submit]").last.click()
    expect(desk.window.locator(".session-dialog")).to_be_visible()
    expect(field).to_have_value("Zoé")
    sign_in_again(desk)
    expect(desk.window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    expect(desk.window.locator("input[name$=first_name]").first).to_have_value("Zoé")
