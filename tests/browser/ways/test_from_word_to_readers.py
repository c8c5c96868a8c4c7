"""Issue 15: a Word file and twelve photographs become an interview that is submitted, translated, and read in French.

The editor brings a text with a table, three notes and four pictures, and drops the photographs of the day at once. What
they do besides typing words is counted: each click and each key. Nobody here is a superuser, and nothing is written
into the database between what people do.
"""

import base64
import io
import re
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from cms.demo.people import create_demo_accounts
from cms.images.models import CustomImage
from cms.newsroom.roles.bootstrap import bootstrap_roles
from home.roots import create_language_roots
from magazine.models import InterviewPage
from tests.factories import MagazineIndexPageFactory, PeopleIndexPageFactory, PersonPageFactory, SectionFactory

from ..desk import EDIT_ADDRESS, Desk
from ..keyboard import READ
from ..pictures.test_picture_inbox import DROP
from ..reading import take_screenshot
from .test_an_issue_in_three_languages import publish_in_all

PASSWORD = "a long demonstration phrase"
FILE = Path(__file__).parents[2] / "importing" / "samples" / "libreoffice-pictures.docx"
SLOW = 60_000  # milliseconds, for what a server does a lot for
PROMISED_SECONDS, PROMISED_STROKES = 360, 60
TITLE = "A fábrica que aprende a esperar"
HEAD, CELLS = ["Ano", "Painéis", "Visitantes"], ["2024", "12", "3400", "2025", "19", "5100"]
NOTES = [
    "A linha fechou em 1987; a estação é hoje a entrada do museu.",
    "A oficina teve aprendizes até 1994.",
    "Um forno a lenha de 1921, aceso duas vezes por ano.",
]
PICTURES = {
    "Três moldes de gesso numa prateleira": "Os moldes que ficaram na oficina.",
    "Uma mão que pinta um azulejo": "O azul prepara-se de manhã.",
    "O forno aberto, com azulejos empilhados": "O forno só abre quando arrefece.",
    "O pátio da fábrica visto do telhado": "O pátio, em setembro.",
}
CAPTION = "Painéis e visitantes por ano"
ALT_TEXTS = [f"Fotografia {number} da visita à fábrica" for number in range(1, 13)]


class CountingDesk(Desk):
    """A user whose clicks and keys are counted, but for the words that they type."""

    def __init__(self, window, name: str, password: str):
        super().__init__(window, name, password)
        self.strokes = 0

    def click(self, control, **options):
        self.strokes += 1
        control.click(**options)

    def press(self, key: str):
        self.strokes += 1
        self.window.keyboard.press(key)

    def write(self, words: str):
        """Type where the focus is."""
        self.window.keyboard.type(words)

    def shoot(self, stage: str):
        take_screenshot(self.window, stage)


@pytest.fixture
def magazines(live_server, settings):
    """The live magazine in three languages with its people and a section, and the accounts; the editor's admin is in
    Portuguese."""
    settings.TRANSLATION_EDITOR = "workbench"
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    UserProfile.objects.filter(user__username="editor").update(preferred_language="pt-pt")
    magazines = publish_in_all(MagazineIndexPageFactory(parent=homes["pt"], title="Revista", slug="revista"))
    publish_in_all(SectionFactory(locale=homes["pt"].locale, name="Ofícios", slug="oficios"))
    people = publish_in_all(PeopleIndexPageFactory(parent=homes["pt"], title="Pessoas", slug="pessoas"))["pt"]
    for name in ("Ana Sousa", "Amélia Torres"):
        publish_in_all(PersonPageFactory(parent=people, title=name, slug=name.lower().replace(" ", "-")))
    return magazines


@pytest.fixture
def seat(new_context):
    return lambda name, kind=Desk: kind(
        new_context(viewport={"width": 1280, "height": 2600}).new_page(), name, PASSWORD
    ).sign_in()


def make_photographs() -> list[list[str]]:
    """Return twelve photographs as a browser drops them: name, type, content."""
    photographs = []
    for number in range(12):
        image = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
        ImageDraw.Draw(image).ellipse((60 * number, 40 * number, 60 * number + 400, 40 * number + 300), fill="#1f4e79")
        content = io.BytesIO()
        image.save(content, "JPEG", quality=80)
        data = base64.b64encode(content.getvalue()).decode()
        photographs.append([f"IMG_{4100 + number}.jpg", "image/jpeg", data])
    return photographs


@pytest.mark.long
def test_a_word_file_and_twelve_photographs_become_an_interview_in_two_languages(
    magazines, seat, new_context, record_property
):
    editor = seat("editor", CountingDesk)
    began = time.monotonic()
    bring_text(editor, magazines["pt"])
    finish_pictures(editor)
    complete_and_submit(editor)
    seconds = time.monotonic() - began
    assert is_submitted()
    record_property("strokes", editor.strokes)
    record_property("seconds", round(seconds))
    assert editor.strokes <= PROMISED_STROKES
    assert seconds <= PROMISED_SECONDS

    moderator = seat("moderator-pt")
    approve(moderator)
    expect_interview(new_context(locale="pt-PT").new_page(), "pt", lambda words: words)
    send_to_french(moderator, magazines["pt"])
    translate(seat("translator-fr"))
    approve_translation(seat("moderator-fr"))
    expect_interview(new_context(locale="fr-FR").new_page(), "fr", translated)


def is_submitted() -> bool:
    return InterviewPage.objects.get().workflow_in_progress


def bring_text(editor, magazine):
    """Import the file below the magazine; its preview says what happens to the pictures."""
    window = editor.window
    window.goto(f"/admin/pages/{magazine.pk}/")
    editor.click(window.locator("header [data-w-dropdown-target=toggle]").first)
    editor.click(window.locator(f"a[href*='/admin/import/{magazine.pk}/']").first)
    editor.strokes += 1  # the file is chosen in the system's dialog
    window.locator("input[type=file]").set_input_files(FILE)
    editor.click(window.locator("input[type=radio][value=interviewpage]"))
    editor.shoot("import")
    editor.click(window.locator("main button[type=submit]"))
    expect(window.frame_locator("iframe.import__page").locator(".note-number").first).to_be_visible()
    editor.shoot("import-preview")
    editor.click(window.locator("main form button[type=submit]"))
    window.wait_for_url(EDIT_ADDRESS)
    editor.wait_until_ready()
    editor.shoot("draft")


def finish_pictures(editor):
    """Go from the draft to the inbox, drop the photographs, say for all who made them, and describe each."""
    window = editor.window
    editor.click(window.locator(".messages a[href='/admin/images/inbox/']"))
    rows = window.locator(".picture-table-rows tr[data-key]")
    expect(rows).to_have_count(4)
    editor.strokes += 1  # the drop
    window.evaluate(DROP, [make_photographs()])
    expect(rows).to_have_count(16, timeout=SLOW)
    editor.shoot("inbox")
    editor.click(window.locator("[data-picture-table-target=all]"))
    patterns = window.locator("[data-picture-table-target=patterns]")
    editor.click(patterns.locator("[data-field=author]"))
    editor.write("Ana Sousa")
    editor.strokes += 2
    patterns.locator("[data-field=licence]").select_option("cc-by-4.0")
    editor.click(window.locator("[data-picture-table-target=set]"))
    expect(window.locator(".picture-table-rows tr[data-complete]")).to_have_count(16, timeout=SLOW)
    photographs = rows.filter(has_text="IMG_")
    editor.click(photographs.first.locator("[data-field=alt_text_pt]"))
    for words in ALT_TEXTS:
        editor.write(words)
        editor.press("Enter")
    editor.shoot("inbox-finished")
    editor.click(window.locator("[data-picture-table-target=place]"))
    expect(rows).to_have_count(0, timeout=SLOW)
    expect(window.locator(".picture-others [data-state=moving]")).to_have_count(0, timeout=SLOW)
    editor.shoot("inbox-empty")
    assert CustomImage.objects.count() == 16
    editor.strokes += 1
    window.go_back()
    editor.wait_until_ready()


def complete_and_submit(editor):
    """Give the table its caption, the story its lead picture, section and interviewee, and submit it."""
    window = editor.window
    editor.shoot("draft-with-pictures")
    editor.click(window.locator("[data-side-panel-toggle='checklist']"))
    expect(window.locator("[data-side-panel='checklist']")).to_be_visible()
    editor.shoot("checklist")
    editor.click(window.locator("[data-side-panel-toggle='checklist']"))
    editor.click(window.locator("footer .w-dropdown__toggle"))
    editor.click(window.locator("footer button[name=action-submit]"))
    expect(window.locator(".messages .error, .messages .success").first).to_be_visible()
    editor.shoot("submitted-early")
    editor.wait_until_ready()
    caption = window.locator("[data-contentpath=body] [data-contentpath=caption]:has(.error-message) input")
    editor.click(window.locator(".messages .error .button, .messages .error a, .messages .error button").first)
    # It takes the focus 50 ms later; letters typed into a field that was clicked before would be lost.
    expect(window.locator(":is(.error-message, .help-critical):focus")).to_have_count(1)
    editor.shoot("first-error")
    editor.click(caption)
    editor.write(CAPTION)
    editor.click(window.locator("#id_lead_picture-chooser [data-chooser-action-choose]"))
    editor.wait_for_dialog()
    editor.shoot("lead-picture")
    editor.click(window.locator(".modal-body a[data-chooser-modal-choice]").first)
    expect(window.locator(".modal-backdrop")).to_have_count(0)
    editor.click(window.locator("#id_section-chooser [data-chooser-action-choose]"))
    editor.wait_for_dialog()
    editor.click(window.locator(".modal-body a[data-chooser-modal-choice]", has_text="Ofícios"))
    expect(window.locator(".modal-backdrop")).to_have_count(0)
    editor.click(window.locator("#id_interviewees-OPEN_MODAL"))
    editor.wait_for_dialog()
    editor.click(window.locator(".modal-body tr", has_text="Amélia Torres").locator("input[type=checkbox]"))
    editor.click(window.locator(".modal-body [data-multiple-choice-submit]"))
    expect(window.locator(".modal-backdrop")).to_have_count(0)
    editor.wait_until_saved()
    editor.shoot("completed")
    editor.click(window.locator("footer .w-dropdown__toggle"))
    editor.click(window.locator("footer button[name=action-submit]"))
    editor.expect_success()
    editor.shoot("submitted")


READ_ROWS = """() => [...document.querySelectorAll('.wb-row')].map((row) =>
  [row.dataset.state, row.querySelector('.wb-note')?.textContent])"""


# --- Into French ------------------------------------------------------------------------------------------------------


def translated(words: str) -> str:
    """Return the words of the translation: those of the original, marked, so that each is found again. No mark fits
    into a number or a slug.
    """
    return words if re.fullmatch(r"[a-z0-9-]+", words) else f"[fr] {words}"


def approve(moderator):
    moderator.open_from_home(TITLE)
    moderator.press_action("approve")
    moderator.expect_success()


def send_to_french(moderator, magazine):
    moderator.open_from_explorer(magazine, TITLE)
    moderator.wait_until_ready()
    moderator.open_header_menu()
    moderator.window.locator("a[href*='/localize/submit/page/']").first.click()
    moderator.window.get_by_label("Français", exact=True).check()
    moderator.window.locator("main form [type=submit]").first.click()
    moderator.expect_success()


def translate(translator):
    """Fill each segment of the workbench and submit the text: the cells and the notes are among them."""
    window = translator.window
    window.goto("/admin/")
    window.locator("#my-translations-section .my-desk__title a", has_text=TITLE).click()
    rows = window.locator(".wb-row")
    expect(rows.first).to_be_visible()
    expect(window.locator(".wb-row--picture")).to_have_count(2 * (1 + len(PICTURES)))  # titles and alt texts come later
    sources = [words.strip() for words in rows.locator(".wb-row__source").evaluate_all(f"cells => cells.map({READ})")]
    for words in [*HEAD, *NOTES, CAPTION, *PICTURES.values()]:
        assert words in sources
    take_screenshot(window, "workbench")
    rows.first.locator(".wb-row__target").click()
    is_open = window.locator(".wb-row:not([data-state=confirmed])")
    for left in range(is_open.count(), 0, -1):
        row = window.locator(".wb-row[aria-current]")
        source = row.locator(".wb-row__source").evaluate(READ).strip()
        if not row.locator(".wb-row__target").evaluate(READ):
            window.keyboard.press("Alt+c")  # copies the original with its tags, among them those of notes
            window.keyboard.press("Control+Home")
            window.keyboard.insert_text(translated(source).removesuffix(source))
        window.keyboard.press("Control+Enter")
        try:
            expect(is_open).to_have_count(left - 1)
        except AssertionError as error:
            error.add_note(f"{left} were left before this; the rows now: {window.evaluate(READ_ROWS)}")
            take_screenshot(window, "workbench-lost")
            raise
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    take_screenshot(window, "workbench-translated")
    window.locator(".translation-actions button[value=submit-for-moderation]").click()
    translator.expect_success()


def approve_translation(moderator):
    window = moderator.window
    window.goto("/admin/")
    window.locator("#awaiting-my-review-section .my-desk__title a", has_text=translated(TITLE)).click()
    expect(window.locator(".wb-row").first).to_be_visible(timeout=SLOW)
    window.locator(".translation-actions button[value=approve]").click(timeout=SLOW)
    moderator.expect_success()


# --- Readers ----------------------------------------------------------------------------------------------------------


def find(words: str) -> re.Pattern:
    """Return a pattern for words with any spaces around their marks: each language sets its own."""
    return re.compile(r"\s*".join(map(re.escape, re.findall(r"\w+|[^\w\s]", words))))


def expect_interview(reader, language, say):
    """The page has the table with its heads, the notes that lead both ways, and the pictures with their words."""
    page = InterviewPage.objects.live().get(locale__language_code=language)
    assert reader.goto(page.url).status == 200
    take_screenshot(reader, f"page-{language}")
    expect(reader.locator("html")).to_have_attribute("lang", language)
    table = reader.locator("main table")
    expect(table.locator("thead th[scope=col]")).to_have_text([say(words) for words in HEAD])
    expect(table.locator("tbody td, tbody th")).to_have_text([say(words) for words in CELLS])
    expect(table.locator("caption")).to_have_text(find(say(CAPTION)))
    marks = reader.locator("main sup a")
    expect(marks).to_have_text(["1", "2", "3"])
    for mark, words in zip(marks.all(), NOTES, strict=True):
        note = reader.locator(mark.get_attribute("href"))
        expect(note).to_contain_text(find(say(words)))
        mark.click()
        expect(note).to_be_in_viewport()
        note.locator(".note-back").click()
        expect(mark).to_be_in_viewport()
    figures = reader.locator("main .body figure:has(img)")
    expect(figures).to_have_count(len(PICTURES))
    for figure, caption in zip(figures.all(), PICTURES.values(), strict=True):
        expect(figure).to_contain_text(find(say(caption)))
        expect(figure).to_contain_text("Ana Sousa")
    if language == "pt":
        assert figures.locator("img").evaluate_all("all => all.map(image => image.alt)") == list(PICTURES)
