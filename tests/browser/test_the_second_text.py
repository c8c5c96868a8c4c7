"""A second, similar text by the keyboard alone: the memory brings most of its words, the translator types the rest."""

import re
from difflib import SequenceMatcher

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.memory.prefilling import prefill
from cms.translation.memory.writing import write_units
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow.moderation import publish
from home.roots import create_language_roots
from tests.factories import StandardPageFactory
from tests.translation.memory.test_second_text import SECOND, SOURCE, TARGET, read

from .desk import Desk
from .reading import take_screenshot
from .test_workbench import PASSWORD

FIRST = dict(zip(SOURCE, TARGET, strict=True)) | {"Uma manhã": "Une matinée", "uma-manha": "une-matinee"}
WANTED = dict(zip(SECOND, read("second.fr.md"), strict=True)) | {
    "Outra manhã": "Une autre matinée",
    "outra-manha": "une-autre-matinee",
}
READ = """cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("[data-chip]").forEach((chip) => chip.remove());
    return copy.textContent;
}"""
TAGS = re.compile(r"<[^>]+>")


def split(words: str) -> list[str]:
    return re.findall(r"\w+|\W", words)


def count(words: str) -> int:
    return len(re.findall(r"\w+", words))


@pytest.fixture
def second(live_server, settings):
    """The first interview is translated; the second one's translation has been started."""
    settings.TRANSLATION_EDITOR = "workbench"
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)

    def begin(title, slug, words):
        page = StandardPageFactory(parent=homes["pt"], title=title, slug=slug, summary="")
        page.body = [("text", "".join(f"<p>{one}</p>" for one in words))]
        page.save_revision().publish()
        translation = start_translation(page, homes["fr"].locale)
        translation.save_target(publish=False)
        return translation

    first = begin("Uma manhã", "uma-manha", SOURCE)
    fill_segments(first, lambda segment: FIRST[segment.string.data], None)
    publish(first, get_user_model().objects.create_superuser("administrator", password=PASSWORD))
    write_units(first.source.object_id)
    second = begin("Outra manhã", "outra-manha", SECOND)
    prefill(second)
    return second


def find_wanted(row) -> str:
    """Return the words that a row shall have."""
    source = row.locator(".wb-row__source").evaluate(READ).strip()
    return next(TAGS.sub("", words) for known, words in WANTED.items() if TAGS.sub("", known) == source)


def correct(window, row, wanted: str) -> int:
    """Make the open row's words those that are wanted, by the keyboard; return the number of words that it takes."""
    former, new, typed = split(row.locator(".wb-row__target").evaluate(READ)), split(wanted), 0
    for kind, start, end, first, last in reversed(SequenceMatcher(None, former, new, autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        window.keyboard.press("Control+Home")
        for _ in range(len("".join(former[:start]))):
            window.keyboard.press("ArrowRight")
        for _ in range(len("".join(former[start:end]))):
            window.keyboard.press("Shift+ArrowRight")
        words = "".join(new[first:last])
        window.keyboard.type(words) if words else window.keyboard.press("Delete")
        typed += count(words)
    return typed


def translate(window, row) -> int:
    """Translate the open row: take what the memory offers, and type what differs; return the number of words typed."""
    wanted = find_wanted(row)
    if row.get_attribute("data-state") == "untranslated":
        matches = window.locator("[data-section=matches]")
        expect(matches).not_to_have_attribute("aria-busy", "true")  # as a person, who waits for what is offered
        if matches.locator(".wb-match").count():
            window.keyboard.press("Alt+1")
    return correct(window, row, wanted)


def test_at_most_forty_per_cent_of_the_second_texts_words_are_typed(new_context, second):
    window = Desk(new_context().new_page(), "translator-fr", PASSWORD).sign_in().window
    window.goto(f"/admin/pages/{second.get_target_instance().pk}/edit/")
    rows = window.locator(".wb-row")
    expect(rows.first).to_be_visible()
    window.locator("body").press("ArrowDown")
    typed, current = 0, window.locator(".wb-row[aria-current]")
    while (left := window.locator(".wb-row:not([data-state=confirmed])").count()) or not typed:
        typed += translate(window, current)
        if left == 12:
            take_screenshot(window, "second-text")
        window.keyboard.press("Control+Enter")
        expect(window.locator(".wb-row:not([data-state=confirmed])")).to_have_count(left - 1)
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")

    stored = {
        row.translation_of.data: row.data
        for row in StringTranslation.objects.filter(
            context__object_id=second.source.object_id, has_error=False
        ).select_related("translation_of")
    }
    assert {source: stored.get(source) for source in WANTED} == WANTED
    assert typed <= 0.4 * sum(count(TAGS.sub("", words)) for words in WANTED.values())
