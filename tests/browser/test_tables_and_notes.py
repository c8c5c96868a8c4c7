"""Tables and notes in the editor: pasted, moved, marked and saved; and both on a phone."""

import re
import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import ArticlePageFactory, ImageFactory, MagazineIndexPageFactory

from .desk import MARK_WATCHED_FORMS
from .kept import kept

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NOTE = "7d9f4a70-31a5-4f6b-9a53-0f6a1ac9e001"
TEXT = f'<p>Un texte avec des <a linktype="footnote" id="{NOTE}">mots</a>.</p>'
TABLE = {"caption": "Prêts", "head": "row", "rows": [["Année", "Feuilles"], ["2024", "212"]], "source": ""}
COPIED = '2025\t348\t"de\nplus"\n2026\t401\t\n'
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@kept
def article():
    from home.roots import create_language_roots

    home = create_language_roots()["fr"]
    magazine = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
    article = ArticlePageFactory(
        parent=magazine, title="Fougères", slug="fougeres", lead_picture=ImageFactory(title="Mousse")
    )
    stored = [
        {"id": "text", "type": "text", "value": TEXT},
        {"id": "table", "type": "table", "value": TABLE},
        {"id": "notes", "type": "notes", "value": [{"type": "item", "id": NOTE, "value": "<p>Une note.</p>"}]},
    ]
    article.body = article.body.stream_block.to_python(stored)
    article.save_revision().publish()
    return article


@pytest.fixture
def editor(article, new_context, live_server):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    window = context.new_page()
    window.add_init_script(MARK_WATCHED_FORMS)
    window.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    expect(window.locator("#page-edit-form[data-watched]")).to_be_visible()
    return window


def read_saved(article, is_there) -> dict:
    """Return the body by the types of its blocks, once it has been saved as wanted: Wagtail saves by itself."""
    for _attempt in range(80):
        body = type(article).objects.get(pk=article.pk).get_latest_revision_as_object().body
        blocks = {block["type"]: block["value"] for block in body.get_prep_value()}
        if is_there(blocks):
            return blocks
        time.sleep(0.25)
    pytest.fail(f"Not saved: {blocks}")


def read_cells(blocks) -> list[list[str]]:
    return [[cell["value"] for cell in row["value"]] for row in blocks["table"]["rows"]]


def find_violations(window, selector) -> list[str]:
    window.evaluate(AXE_SCRIPT)
    found = window.evaluate(
        "([selector, options]) => axe.run(document.querySelector(selector), options)", [selector, AXE]
    )
    return [f"{violation['id']}: {violation['nodes'][0]['html']}" for violation in found["violations"]]


def test_a_table_of_a_spreadsheet_is_pasted_and_changed_by_rows_and_columns(article, editor):
    before = article.body.get_prep_value()[1]["value"]["rows"]
    grid = editor.locator(".table-block")
    grid.locator("textarea").last.press("Enter")
    expect(grid.get_by_label("Row 3, column 2")).to_be_focused()
    editor.evaluate("text => navigator.clipboard.writeText(text)", COPIED)
    grid.get_by_label("Row 3, column 1").press("Control+v")
    expect(grid.get_by_role("status")).to_have_text("Pasted: 2 rows, 3 columns.")
    grid.get_by_label("Row 2, column 1").focus()
    grid.get_by_role("button", name="Move the row down").click()
    grid.get_by_role("button", name="Move the column to the right").click()

    wanted = [["Feuilles", "Année", ""], ["348", "2025", "de plus"], ["212", "2024", ""], ["401", "2026", ""]]
    saved = read_saved(article, lambda blocks: read_cells(blocks) == wanted)["table"]["rows"]
    ids = {cell["value"]: cell["id"] for row in before for cell in row["value"]}
    assert {cell["value"]: cell["id"] for row in saved for cell in row["value"] if cell["value"] in ids} == ids
    assert find_violations(editor, ".table-block") == []


def test_the_button_for_notes_marks_words_and_opens_their_note(article, editor):
    text = editor.locator(".Draftail-Editor__wrapper .public-DraftEditor-content").first
    text.click()
    editor.keyboard.press("Control+Home")
    for _letter in "Un texte":
        editor.keyboard.press("Shift+ArrowRight")
    editor.locator("[name=FOOTNOTE]:visible").first.click()
    expect(editor.locator("[data-contentpath=notes] .public-DraftEditor-content").last).to_be_focused()
    editor.keyboard.type("Une autre note.")

    blocks = read_saved(article, lambda blocks: "autre note" in str(blocks["notes"]))
    first, second = blocks["notes"]
    assert first["id"] == NOTE
    assert re.findall(r'id="([\w-]+)"[^>]*>([^<]*)</a>', blocks["text"]) == [(second["id"], "Un texte"), (NOTE, "mots")]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_readers_scroll_a_table_and_follow_notes_there_and_back(article, new_context, width, scheme):
    window = new_context(viewport={"width": width, "height": 700}, color_scheme=scheme).new_page()
    window.goto(article.url)
    assert window.evaluate("document.documentElement.scrollWidth") == width
    mark = window.locator("sup a")
    mark.press("Enter")
    expect(window.locator(f"#note-{NOTE}")).to_be_in_viewport()
    window.locator(".note-back").press("Enter")
    expect(mark).to_be_in_viewport()
    assert find_violations(window, "main") == []
