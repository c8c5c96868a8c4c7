"""The workbench's rows that are no words: a translator chooses another picture, and types another link."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from wagtail.models import Collection
from wagtail_localize.models import SegmentOverride

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.models import ProposedImageWords
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from tests.factories import ImageFactory, StandardPageFactory

from ..desk import Desk
from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, SCHEMES, show_in

PASSWORD = "a long demonstration phrase"
BODY = '<p>Veja <a href="https://example.org/pt/">este sítio</a>.</p>'


@kept
def translation():
    """A live page in Portuguese with a picture and a link that is to be translated into French."""
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    library = Collection.get_first_root_node()
    image = ImageFactory(title="O pátio", collection=library)
    ImageFactory(title="La cour", collection=library)
    page = StandardPageFactory(parent=homes["pt"], title="A nossa casa", slug="a-nossa-casa", lead_picture=image)
    page.body = [("text", BODY), ("picture", {"image": image, "caption": "O pátio em maio"})]
    page.save_revision().publish()
    translation = start_translation(page, homes["fr"].locale)
    translation.save_target(publish=False)
    return translation


@pytest.fixture
def open_workbench(new_context, translation, settings):
    settings.TRANSLATION_EDITOR = "workbench"

    def open_workbench(name="translator-fr", **options):
        desk = Desk(new_context(**options).new_page(), name, PASSWORD).enter()
        desk.window.goto(f"/admin/pages/{translation.get_target_instance().pk}/edit/")
        expect(desk.window.locator(".wb-value").first).to_be_visible()
        return desk.window

    return open_workbench


def test_another_picture_and_another_link_are_chosen_and_taken_back(open_workbench):
    window = open_workbench()
    lead = window.locator(".wb-value").filter(has_text="O pátio").first
    lead.get_by_role("button").first.click()
    window.locator(".modal").get_by_role("link", name="La cour").first.click()
    expect(lead.locator(".wb-value__target .wb-value__title")).to_have_text("La cour")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(lead.get_by_role("button").first).to_be_focused()

    link = window.locator(".wb-value").filter(has_text="https://example.org/pt/")
    link.get_by_role("button").first.press("Enter")
    window.keyboard.type("https://example.org/fr/")
    window.keyboard.press("Enter")
    expect(link.locator(".wb-value__target .wb-value__title")).to_have_text("https://example.org/fr/")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    take_screenshot(window, "workbench-values")
    replaced = {row.context.path.split(".")[0]: row.data for row in SegmentOverride.objects.all()}
    assert set(replaced) == {"lead_picture", "body"}
    assert replaced["body"] == "https://example.org/fr/"

    window.reload()
    link = window.locator(".wb-value").filter(has_text="https://example.org/pt/")
    expect(link.locator(".wb-value__target .wb-value__title")).to_have_text("https://example.org/fr/")
    link.get_by_role("button").nth(1).click()
    expect(link).to_have_attribute("data-state", "original")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    assert SegmentOverride.objects.count() == 1


def test_a_link_that_is_refused_is_not_lost(open_workbench):
    window = open_workbench()
    link = window.locator(".wb-value").filter(has_text="https://example.org/pt/")
    link.get_by_role("button").first.click()
    window.keyboard.type("javascript:alert(1)")
    window.keyboard.press("Enter")
    expect(link.locator(".wb-note--error")).to_be_visible()
    expect(link.locator("input")).to_have_value("javascript:alert(1)")
    assert not SegmentOverride.objects.exists()
    window.on("dialog", lambda dialog: dialog.accept())
    window.reload()
    expect(window.locator(".wb-value input")).to_have_value("javascript:alert(1)")


def test_axe_finds_nothing_in_rows_of_values(open_workbench):
    window = open_workbench()
    window.evaluate(AXE_SCRIPT)
    for scheme in SCHEMES:
        show_in(window, scheme, 1280)
        take_screenshot(window, f"workbench-values-{scheme}")
        found = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_rows_of_values_fit_a_phone(open_workbench):
    window = open_workbench(viewport={"width": 390, "height": 800})
    take_screenshot(window, "workbench-values-phone")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_words_of_a_picture_are_proposed_by_keyboard_and_withdrawn(open_workbench):
    window = open_workbench()
    row = window.locator(".wb-row--picture").first
    window.locator("body").press("ArrowDown")
    while not row.get_attribute("aria-current"):
        window.keyboard.press("Alt+ArrowDown")
    window.keyboard.type("La cour & ses arbres")
    window.keyboard.press("Control+Enter")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(row).to_have_attribute("data-state", "confirmed")
    proposal = ProposedImageWords.objects.get()
    assert (proposal.words, proposal.is_confirmed) == ("La cour & ses arbres", True)
    take_screenshot(window, "workbench-pictures")
    window.reload()
    row = window.locator(".wb-row--picture").first
    expect(row.locator(".wb-row__target")).to_have_text("La cour & ses arbres")
    row.get_by_role("button").last.click()
    expect(row).to_have_attribute("data-state", "untranslated")
    expect(row.locator(".wb-row__target")).to_have_text("")
    assert not ProposedImageWords.objects.exists()
