"""A translator and a moderator without a mouse: an interview from not started to live, then a second one like it.

The interview has 24 segments and its slug. It is translated, reviewed with comments, corrected, sent back, changed and
approved; the memory then brings most words of the second. Nobody here is a superuser, and nothing is written into the
database between what people do.
"""

import datetime

import pytest
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.sync.counterparts import create_counterparts
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments, start_translation
from home.roots import create_language_roots
from tests.factories import InterviewPageFactory, MagazineIndexPageFactory
from tests.translation.memory.test_second_text import SECOND, SOURCE, TARGET, read

from ..keyboard import TAGS, KeyboardDesk, count
from ..reading import take_screenshot

PASSWORD = "a long demonstration phrase"
SLUG, FRENCH_SLUG = "uma-manha-no-museu-do-azulejo", "une-matinee-au-musee-de-l-azulejo"
ADDRESS = f"/fr/magazine/{FRENCH_SLUG}/"
FIRST = dict(zip(SOURCE, TARGET, strict=True)) | {SLUG: FRENCH_SLUG}
SECOND_IN_FRENCH = dict(zip(SECOND, read("second.fr.md"), strict=True)) | {
    "uma-manha-no-museu-do-relogio": "une-matinee-au-musee-de-l-horlogerie"
}
PLAIN = {TAGS.sub("", source): words for source, words in FIRST.items()}
SECOND_PLAIN = {TAGS.sub("", source): words for source, words in SECOND_IN_FRENCH.items()}
COMMENTED, COMMENT, CHANGED = (
    SOURCE[2],
    "« Dans ce musée » : plutôt « ici » ?",
    "Comment avez-vous commencé à travailler ici ?",
)
CORRECTED, CORRECTION, REASON = SOURCE[6], "Quelle pièce préférez-vous ?", "Plus près de l’original."
IN_VIEW = "rows => rows.filter(row => row.getBoundingClientRect().bottom <= innerHeight).length"
REQUEST, ANSWER = "Deux remarques.", "C’est fait."


@pytest.fixture
def interviews(live_server, settings):
    """Two interviews that are live in Portuguese, and the magazine in both languages; the first is not started."""
    settings.TRANSLATION_EDITOR = "workbench"
    settings.TASKS = {"default": {"BACKEND": "tests.task_backends.Remembering"}}
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    magazine = MagazineIndexPageFactory(parent=homes["pt"], title="Revista", slug="revista")
    for counterpart in create_counterparts(magazine):
        translation = start_translation(magazine, counterpart.locale)
        fill_segments(translation, lambda segment: "Magazine" if segment.context.path == "title" else "magazine")
        save_draft(translation).publish()
    first, second = (publish_interview(magazine, words) for words in (SOURCE, SECOND))
    start_translation(first, homes["fr"].locale).save_target(publish=False)
    return first, second


def publish_interview(magazine, words):
    title, summary, *body, thanks, entry = words
    page = InterviewPageFactory(
        parent=magazine, title=title, slug="", summary=summary, interview_date=datetime.date(2026, 9, 1)
    )
    page.body = [
        ("question_answer", {"question": question, "answer": f"<p>{answer}</p>"})
        for question, answer in zip(body[::2], body[1::2], strict=True)
    ] + [("text", f"<p>{thanks}</p><p>{entry}</p>")]
    page.save_revision().publish()
    return page


@pytest.fixture
def seat(new_context):
    desks = []

    def seat(name):
        desks.append(KeyboardDesk(new_context().new_page(), name, PASSWORD).sign_in())
        return desks[-1]

    yield seat
    assert [error for desk in desks for error in desk.errors] == []


@pytest.mark.long
def test_an_interview_goes_live_and_the_next_one_takes_its_words(interviews, seat, new_context, record_property):
    translator, moderator = seat("translator-fr"), seat("moderator-fr")
    rows = translate_and_submit(translator)
    review_and_request_changes(moderator)
    change_and_submit_again(translator)
    reader = new_context(locale="fr-FR").new_page()
    approve(moderator, reader)
    assert reader.goto(ADDRESS).status == 200
    for words in (CHANGED, CORRECTION, "Les visites continuent dans le jardin"):
        expect(reader.locator("main")).to_contain_text(words)

    send_to_the_translators(seat("moderator-pt"), interviews[1].get_parent())
    typed = translate_the_second(translator)
    assert read_confirmed(interviews[1]) == SECOND_IN_FRENCH
    wanted = sum(count(words) for words in SECOND_PLAIN.values())
    record_property("typed", f"{typed} of {wanted} words ({typed / wanted:.0%})")
    record_property("rows", f"{rows} rows")
    assert rows >= 12
    assert typed <= 0.4 * wanted


# --- The first text --------------------------------------------------------------------------------------------------


def translate_and_submit(translator) -> int:
    """Translate 24 segments with one chord each; return how many rows were in view at first.

    The slug is proposed from the title.
    """
    translator.open_text("my-translations", SOURCE[0])
    expect(translator.rows).to_have_count(len(FIRST))
    rows = translator.rows.evaluate_all(IN_VIEW)
    translator.press("ArrowDown")
    preview = translator.window.frame_locator("[data-wb-frame]")
    for left in range(len(FIRST), 0, -1):
        source = translator.read_source()
        if not translator.words.evaluate("cell => cell.textContent"):
            translator.write(PLAIN[source])
        if source == SOURCE[0]:
            expect(preview.locator("h1 [data-segment]")).to_have_text(FIRST[source])
        if left == 12:
            take_screenshot(translator.window, "keyboard-translating")
        translator.confirm()
        expect(translator.window.locator(".wb-row:not([data-state=confirmed])")).to_have_count(left - 1)
    translator.wait_until_stored()
    translator.act("submit-for-moderation")
    return rows


def review_and_request_changes(moderator):
    """Comment on a segment, correct another one and say why, and send the text back."""
    moderator.open_text("awaiting-my-review", FIRST[SOURCE[0]])
    moderator.press("ArrowDown")
    moderator.go_to(COMMENTED)
    moderator.comment(COMMENT)
    moderator.go_to(CORRECTED)
    moderator.press("Control+a")
    moderator.type_text(CORRECTION)
    moderator.confirm()
    moderator.wait_until_stored()
    moderator.go_to(CORRECTED)
    moderator.say_in("review", "why", REASON)
    expect(moderator.find_section("review").locator(".wb-said__reason")).to_contain_text(REASON)
    moderator.expect_focus()
    take_screenshot(moderator.window, "keyboard-correction")
    moderator.follow(moderator.find_section("review").locator(".wb-act", has_text="terminologie"))
    expect(moderator.find_section("terms").locator("[name=source]")).to_be_focused()
    moderator.press("Escape")
    expect(moderator.words).to_be_focused()
    moderator.press("Alt+s")
    moderator.follow(moderator.window.locator(".translation-actions .w-dropdown__toggle"))
    moderator.follow(moderator.window.locator("[data-a11y-dialog-show=request-changes]"))
    dialog = moderator.window.locator("#request-changes")
    expect(dialog.locator(".wb-request li")).to_have_count(2)
    moderator.reach(dialog.locator("textarea"))
    moderator.type_text(REQUEST)
    take_screenshot(moderator.window, "keyboard-request")
    moderator.follow(dialog.locator("button[value=reject]"))
    expect(moderator.window.locator(".messages .success").first).to_be_visible()


def change_and_submit_again(translator):
    """Read what was said and corrected, accept it, change the other segment, and answer."""
    translator.open_text("my-translations", FIRST[SOURCE[0]])
    expect(translator.window.locator("#changes-requested")).to_contain_text(REQUEST)
    translator.follow(translator.window.locator("[data-filter=corrected]"))
    expect(translator.window.locator(".wb-row:not([hidden])")).to_have_count(1)
    translator.reach(translator.rows.filter(visible=True).locator(".wb-row__target"))
    section = translator.find_section("review")
    expect(section.locator("ins").first).to_contain_text("préférez")
    expect(section.locator(".wb-said__reason")).to_contain_text(REASON)
    take_screenshot(translator.window, "keyboard-corrected")
    translator.press("Alt+p")
    translator.follow(section.locator(".wb-said > .wb-act").first)  # accepts
    expect(section.locator(".wb-said > .wb-note").last).to_contain_text("Claire")
    translator.expect_focus()
    translator.press("Escape")
    translator.follow(translator.window.locator("[data-filter=all]"), by="Shift+Tab")
    translator.go_to(COMMENTED)
    translator.correct(CHANGED)
    translator.confirm()
    translator.go_to(COMMENTED)
    translator.say_in("comments", "answer", ANSWER)
    expect(translator.find_section("comments").locator(".wb-comment")).to_have_count(2)
    translator.press("Escape")
    translator.wait_until_stored()
    translator.act("submit-for-moderation")


def approve(moderator, reader):
    """See what is new, settle the conversation, mark the rest as reviewed at once, and approve the text."""
    moderator.open_text("awaiting-my-review", FIRST[SOURCE[0]])
    expect(moderator.window.locator("[data-filter=new-words]")).to_contain_text("1")
    moderator.press("ArrowDown")
    moderator.go_to(COMMENTED)
    expect(moderator.find_section("review").locator("ins").first).to_contain_text("ici")
    moderator.press("Alt+p")
    moderator.follow(moderator.find_section("comments").locator(".wb-thread > .wb-act"))  # resolves
    expect(moderator.find_section("comments").locator(".wb-thread--resolved")).to_have_count(1)
    moderator.expect_focus()
    moderator.press("Escape")
    moderator.press("Alt+r")
    expect(moderator.window.locator(".wb-sign--reviewed")).to_have_count(1)
    moderator.press("Alt+s")
    moderator.follow(moderator.window.locator("[data-wb-review] .button"))  # what did not change
    expect(moderator.window.locator(".wb-sign--reviewed")).to_have_count(len(FIRST))
    moderator.expect_focus()
    take_screenshot(moderator.window, "keyboard-reviewed")
    assert reader.goto(ADDRESS).status == 404, "marks publish nothing"
    moderator.act("approve")


# --- The second text -------------------------------------------------------------------------------------------------


def send_to_the_translators(moderator, magazine):
    """Open the second interview from the list of the magazine's texts, and send it into French."""
    window = moderator.window
    window.goto(f"/admin/pages/{magazine.pk}/")
    moderator.follow(window.locator("main [data-listing-page-title] a", has_text=SECOND[0]).first)
    moderator.wait_until_ready()
    moderator.follow(window.locator("header [data-w-dropdown-target=toggle]").first)
    moderator.follow(window.locator("a[href*='/localize/submit/page/']").first)
    moderator.reach(window.get_by_label("Français", exact=True))
    moderator.press("Space")
    moderator.follow(window.locator("main form [type=submit]").first)
    moderator.expect_success()


def translate_the_second(translator) -> int:
    """Take what the memory fills in and offers, and type what differs; return the number of words that are typed."""
    translator.open_text("my-translations", SECOND[0])
    translator.press("ArrowDown")
    typed, is_open = 0, translator.window.locator(".wb-row:not([data-state=confirmed])")
    for left in range(is_open.count(), 0, -1):
        if translator.current.get_attribute("data-state") == "untranslated":
            matches = translator.find_section("matches")
            expect(matches).not_to_have_attribute("aria-busy", "true")  # as a person, who waits for what is offered
            if matches.locator(".wb-match").count():
                translator.press("Alt+1")
        typed += translator.correct(TAGS.sub("", SECOND_PLAIN[translator.read_source()]))
        if left == 12:
            take_screenshot(translator.window, "keyboard-second-text")
        translator.confirm()
        expect(is_open).to_have_count(left - 1)
    translator.wait_until_stored()
    return typed


def read_confirmed(page) -> dict[str, str]:
    """Return what the server has of a text, confirmed: its words by those of the original."""
    stored = StringTranslation.objects.filter(context__object_id=page.translation_key, has_error=False)
    return {row.translation_of.data: row.data for row in stored.select_related("translation_of")}
