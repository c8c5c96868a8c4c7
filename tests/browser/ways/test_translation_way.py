"""A translation in the real editor: submitted, sent back, resumed, corrected, approved, updated.

Each step asserts what readers see. Nobody here is a superuser.
"""

import pytest
from playwright.sync_api import expect

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from tests.factories import StandardPageFactory

from ..kept import kept
from ..network import intercept
from ..reading import take_screenshot
from ..translating import SAVED, TranslationDesk

PASSWORD = "a long demonstration phrase"
TITLE, SLUG, SUMMARY = "A nossa casa", "a-nossa-casa", "Quem somos, e onde trabalhamos."
FRENCH_TITLE, FRENCH_SLUG = "Notre maison", "notre-maison"
FIRST, SECOND = "Qui nous sommes, et où nous travaillons.", "Qui nous sommes, et où l’on nous trouve."
CORRECTED, UPDATED = "Qui nous sommes et où nous trouver.", "Qui nous sommes, où nous trouver, et quand."
REQUEST = "Le résumé répète « nous » : abrégez."
ADDRESS = f"/fr/{FRENCH_SLUG}/"


@kept
def site():
    """A live page in Portuguese that is to be translated into French."""
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    page = StandardPageFactory(parent=homes["pt"], title=TITLE, slug=SLUG, summary=SUMMARY)
    page.save_revision().publish()
    start_translation(page, homes["fr"].locale).save_target(publish=False)
    return {"home": homes, "page": page}


@pytest.fixture
def seat(new_context, settings):
    """Sign a user in; return their `TranslationDesk`."""
    settings.TRANSLATION_EDITOR = "localize"
    return lambda name, **options: TranslationDesk(new_context(**options).new_page(), name, PASSWORD).enter()


@pytest.fixture
def reader(new_context):
    return new_context(locale="fr-FR").new_page()


def test_a_translation_is_moderated_like_any_other_text(site, seat, reader):
    home = site["home"]["fr"]
    translator, moderator = seat("translator-fr"), seat("moderator-fr")
    translate_and_submit(translator, home)
    expect_nothing(reader)
    expect_locked(translator)

    send_back(moderator, home)
    read_request_and_resume(translator, home)
    expect_nothing(reader)
    correct_and_approve(moderator, home)
    expect_summary(reader, CORRECTED)

    update(translator, home)
    expect_summary(reader, CORRECTED)
    approve(moderator, home)
    expect_summary(reader, UPDATED)


def test_what_was_typed_stays_when_the_text_was_submitted_meanwhile(site, seat):
    """The same translator in two windows: the words in the second can no longer be saved, and are not lost."""
    home = site["home"]["fr"]
    desk, other = seat("translator-fr"), seat("translator-fr")
    desk.open_translation(home, TITLE)
    for source, words in ((TITLE, FRENCH_TITLE), (SLUG, FRENCH_SLUG), (SUMMARY, FIRST)):
        desk.translate(source, words)
    other.open_translation(home, FRENCH_TITLE)
    other.write(SUMMARY, SECOND)
    desk.press("submit-for-moderation")
    desk.expect_success()
    refusal = other.save(SUMMARY)
    assert refusal.status == 403
    expect(other.find(SUMMARY).locator(".segment-refusal")).to_have_text(refusal.json()["detail"])
    expect(other.find(SUMMARY)).to_contain_text(SECOND)
    other.take_screenshot("refused")


def test_nothing_is_submitted_while_words_are_not_saved(site, seat):
    desk = seat("translator-fr")
    desk.open_translation(site["home"]["fr"], TITLE)
    desk.write(SUMMARY, FIRST)
    desk.press("submit-for-moderation")
    segment = desk.find(SUMMARY)
    expect(segment.locator(".segment-refusal")).to_be_visible()
    expect(segment.locator("textarea")).to_have_value(FIRST)
    desk.take_screenshot("words-not-saved")


def test_what_is_still_being_saved_is_waited_for(site, seat):
    """Otherwise, submitting directly after saving would be refused for a segment that is still being saved."""
    desk = seat("translator-fr")
    desk.open_translation(site["home"]["fr"], TITLE)
    desk.translate(TITLE, FRENCH_TITLE)
    desk.translate(SLUG, FRENCH_SLUG)
    desk.write(SUMMARY, FIRST)
    on_their_way = []
    intercept(desk.window, SAVED, lambda route: on_their_way.append(route))
    desk.find(SUMMARY).locator("> ul button").last.click()
    desk.press("submit-for-moderation")
    expect(desk.window.locator(".messages li")).to_have_count(0)
    on_their_way[0].continue_()
    desk.expect_success()


# --- Steps -----------------------------------------------------------------------------------------------------------


def translate_and_submit(translator, home):
    """Submitting before all is translated is refused, and leads to the first missing part. The slug follows the
    title."""
    translator.open_translation(home, TITLE)
    translator.expect_actions("submit-for-moderation")
    translator.translate(TITLE, FRENCH_TITLE)
    translator.press("submit-for-moderation")
    refusal = translator.window.locator(".messages .error")
    expect(refusal).to_contain_text("2")
    translator.translate(SUMMARY, FIRST)
    expect(translator.find(SLUG)).to_be_hidden()
    refusal.locator("a[href*='#segment-']").click()
    expect(translator.find(SLUG)).to_be_visible()
    expect(translator.find(SLUG)).to_have_attribute("data-shown", "")
    translator.take_screenshot("incomplete")
    translator.translate(SLUG, FRENCH_SLUG)
    translator.press("submit-for-moderation")
    translator.expect_success()
    translator.take_screenshot("submitted")


def expect_locked(translator):
    expect(translator.window.locator("#translation-locked")).to_be_visible()
    expect(translator.segments.first).to_be_visible()
    expect(translator.segments.locator("> ul button")).to_have_count(0)
    translator.expect_actions("cancel-moderation")


def send_back(moderator, home):
    moderator.open_translation(home, FRENCH_TITLE)
    moderator.expect_actions("approve", "request-changes", "cancel-moderation")
    moderator.take_screenshot("to-moderate")
    moderator.ask_for_changes(REQUEST)


def read_request_and_resume(translator, home):
    translator.window.goto("/admin/")
    expect(translator.window.locator("main")).to_contain_text(REQUEST)
    translator.open_translation(home, FRENCH_TITLE)
    expect(translator.window.locator("#changes-requested")).to_contain_text(REQUEST)
    translator.take_screenshot("changes-requested")
    translator.translate(SUMMARY, SECOND)
    translator.press("submit-for-moderation")
    translator.expect_success()


def correct_and_approve(moderator, home):
    moderator.open_translation(home, FRENCH_TITLE)
    history = moderator.window.locator(".translation-history")
    history.locator("summary").click()
    expect(history).to_contain_text(REQUEST)
    moderator.translate(SUMMARY, CORRECTED)
    moderator.take_screenshot("corrected")
    moderator.press("approve")
    moderator.expect_success()
    moderator.take_screenshot("approved")


def update(translator, home):
    """Translate a changed live text again, and submit it."""
    translator.open_translation(home, FRENCH_TITLE)
    translator.expect_actions("submit-for-moderation")
    translator.translate(SUMMARY, UPDATED)
    translator.press("submit-for-moderation")
    translator.expect_success()


def approve(moderator, home):
    moderator.open_translation(home, FRENCH_TITLE)
    moderator.press("approve")
    moderator.expect_success()


# --- What readers see ------------------------------------------------------------------------------------------------


def expect_nothing(reader):
    assert reader.goto(ADDRESS).status == 404


def expect_summary(reader, summary):
    assert reader.goto(ADDRESS).status == 200
    take_screenshot(reader, "reader")
    expect(reader.locator("main")).to_contain_text(summary)
