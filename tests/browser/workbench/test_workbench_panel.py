"""The panel beside the grid, by the keyboard: what the memory offers, the concordance, the history."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from cms.translation.memory.keeping.writing import write_units
from cms.translation.text.filling import fill_segments, start_translation
from tests.factories import StandardPageFactory

from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, SCHEMES, show_in
from .test_workbench import body, find_row, open_workbench, translation  # noqa: F401 - fixtures

KNOWN = {
    "A casa dos livros": "La maison des livres",
    "Quem somos.": "Qui nous sommes.",
    "Veja a coleção antes das 17h.": "Voyez la collection avant 17 h.",
    "As coleções da casa abrem todo o verão.": "Les collections de la maison ouvrent tout l’été.",
}


@kept
def known(translation):  # noqa: F811
    """Another page of the same languages, translated before."""
    source = translation.source.get_source_instance()
    page = StandardPageFactory(parent=source.get_parent(), title="A casa dos livros", slug="a-casa-dos-livros")
    page.summary = "Quem somos."
    page.body = [("text", "".join(f"<p>{words}</p>" for words in list(KNOWN)[2:]))]
    page.save_revision().publish()
    other = start_translation(page, translation.target_locale)
    other.save_target(publish=False)
    fill_segments(other, lambda segment: KNOWN.get(segment.string.data), None)
    write_units(other.source.object_id)
    return other


def find_section(window, name):
    return window.locator(f"[data-section={name}]")


def test_a_match_is_taken_by_its_number_and_what_it_lacks_is_shown(known, open_workbench):  # noqa: F811
    window = open_workbench().window
    row = find_row(window, "Quem somos.")
    row.locator(".wb-row__target").click()
    matches = find_section(window, "matches")
    expect(matches.locator(".wb-match__target")).to_contain_text("Qui nous sommes.")
    window.keyboard.press("Alt+1")
    expect(row.locator(".wb-row__target")).to_have_text("Qui nous sommes.")
    expect(row.locator(".wb-row__target")).to_be_focused()
    expect(row).to_have_attribute("data-state", "typed")
    window.locator(".wb-row:has(.wb-row__source .wb-pair) .wb-row__target").click()
    expect(matches.locator("del").first).to_contain_text("17h")
    take_screenshot(window, "panel-matches")


def test_what_is_selected_is_looked_up_and_escape_leads_back_to_the_row(known, open_workbench):  # noqa: F811
    window = open_workbench().window
    row = find_row(window, "A nossa casa")
    row.locator(".wb-row__target").click()
    window.keyboard.type("collection")
    window.keyboard.press("Control+a")
    window.keyboard.press("Alt+k")
    concordance = find_section(window, "concordance")
    expect(concordance.locator("input[type=search]")).to_have_value("collection")
    expect(concordance.locator("mark").first).to_contain_text("collection")
    take_screenshot(window, "panel-concordance")
    window.keyboard.press("Escape")
    expect(row.locator(".wb-row__target")).to_be_focused()


def test_a_former_version_is_put_back_unconfirmed(known, open_workbench):  # noqa: F811
    window, keyboard = (desk := open_workbench()).window, desk.window.keyboard
    row = find_row(window, "Quem somos.")
    for words in ("Qui sommes-nous.", "Qui nous sommes."):
        row.locator(".wb-row__target").click()
        keyboard.press("Control+a")
        keyboard.type(words)
        with window.expect_response("**/strings/*/edit/"):
            keyboard.press("Control+Enter")
    row.locator(".wb-row__target").click()
    history = find_section(window, "history")
    history.locator("summary").click()
    expect(history.locator(".wb-version")).to_have_count(2)
    take_screenshot(window, "panel-history")
    history.get_by_role("button").first.click()
    expect(row.locator(".wb-row__target")).to_have_text("Qui sommes-nous.")
    expect(row).to_have_attribute("data-state", "typed")


def test_a_section_of_a_row_that_was_left_is_not_shown_for_the_next(known, open_workbench):  # noqa: F811
    window = open_workbench().window
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    matches = find_section(window, "matches")
    expect(matches.locator(".wb-match")).to_have_count(1)
    window.locator(".wb-row__target").last.click()
    expect(matches).to_be_hidden()
    window.keyboard.press("Alt+1")
    expect(window.locator(".wb-row__target").last).not_to_contain_text("Qui nous")


def test_a_check_is_shown_while_typing_and_dismissed_with_a_reason(open_workbench):  # noqa: F811
    window, keyboard = (desk := open_workbench()).window, desk.window.keyboard
    row = window.locator(".wb-row:has(.wb-row__source .wb-pair)")
    row.locator(".wb-row__target").click()
    keyboard.type("Voyez la collection.")
    expect(row.locator(".wb-check").filter(has_text="18")).to_be_visible()
    expect(window.locator("[data-wb-said]")).to_contain_text("18")
    expect(row).to_have_attribute("data-failing", "")
    take_screenshot(window, "panel-checks")
    failing = window.locator("[data-filter=failing]")
    with window.expect_response("**/workbench/checks/"):  # what is stored is checked anew, with the whole text
        keyboard.press("Control+Enter")
    expect(row.locator(".wb-check")).to_have_count(0)  # another row is open
    expect(failing).to_be_enabled()
    failing.click()
    expect(window.locator(".wb-row:visible")).to_have_count(1)
    row.locator(".wb-row__target").click()
    expect(row.locator(".wb-check__dismiss").first).to_be_visible()
    before = row.locator(".wb-check__dismiss").count()
    keyboard.press("Alt+d")
    keyboard.type("L’heure est donnée plus haut")
    take_screenshot(window, "panel-reason")
    keyboard.press("Enter")
    expect(row.locator(".wb-check--dismissed")).to_have_count(1)
    assert row.locator(".wb-check:not(.wb-check--dismissed)").count() == before - 1
    expect(row.locator(".wb-row__target")).to_be_focused()


def test_every_key_is_listed(open_workbench):  # noqa: F811
    window = open_workbench().window
    window.locator("body").press("?")
    expect(window.locator(".wb-keys__chord").first).to_be_visible()
    chords = window.locator(".wb-keys__chord").evaluate_all("all => all.map((chord) => chord.textContent.trim())")
    with_control = ["Ctrl ↵", "Ctrl Z", "Ctrl Maj Z", "Ctrl Y"]  # one each
    assert [chord for chord in chords if "Ctrl" in chord] == with_control
    assert window.locator("[data-wb-keys] dl > div").count() >= 12
    take_screenshot(window, "panel-keys")


def test_the_keys_are_listed_from_a_button_too(open_workbench):  # noqa: F811
    """Wagtail has a list of its own, of keys that mean something else here."""
    window = open_workbench().window
    window.locator("[data-wb-toggle-panel]:visible").first.focus()
    window.keyboard.press("?")
    expect(window.locator("[data-wb-keys]")).to_be_visible()
    expect(window.locator(".w-keyboard-shortcuts")).to_be_hidden()


def test_on_a_phone_the_panel_is_a_sheet_that_opens_at_the_foot(known, open_workbench):  # noqa: F811
    window = open_workbench(viewport={"width": 390, "height": 844}).window
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    assert find_section(window, "matches").is_hidden()
    window.locator(".wb-panel__sheet").click()
    expect(find_section(window, "matches").locator(".wb-match")).to_have_count(1)
    take_screenshot(window, "panel-phone")
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_the_panel(known, open_workbench):  # noqa: F811
    window = open_workbench().window
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    expect(find_section(window, "matches").locator(".wb-match")).to_have_count(1)
    for name in ("concordance", "history"):
        find_section(window, name).locator("summary").click()
    find_section(window, "concordance").locator("input[type=search]").fill("casa")
    expect(find_section(window, "concordance").locator("mark").first).to_be_visible()
    window.evaluate(AXE_SCRIPT)
    for scheme in SCHEMES:
        show_in(window, scheme, 1280)
        take_screenshot(window, f"panel-{scheme}")
        found = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_a_replacement_is_chosen_place_by_place_and_undone_at_once(known, open_workbench):  # noqa: F811
    window, keyboard = (desk := open_workbench()).window, desk.window.keyboard
    for source, words in (("A nossa casa", "Notre maison"), ("Quem somos.", "Une maison, la maison.")):
        find_row(window, source).locator(".wb-row__target").click()
        keyboard.type(words)
        keyboard.press("Control+Enter")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    keyboard.press("Alt+h")
    dialog = window.locator("[data-wb-replace]")
    dialog.locator("[name=find]").fill("maison")
    dialog.locator("[name=put]").fill("demeure")
    expect(dialog.locator("li")).to_have_count(3)
    dialog.locator("li input").nth(1).uncheck()
    take_screenshot(window, "panel-replace")
    keyboard.press("Enter")
    first, second = (find_row(window, source).locator(".wb-row__target") for source in ("A nossa casa", "Quem somos."))
    expect(first).to_have_text("Notre demeure")
    expect(second).to_have_text("Une maison, la demeure.")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(find_row(window, "Quem somos.")).to_have_attribute("data-state", "confirmed")
    keyboard.press("Alt+u")
    expect(first).to_have_text("Notre maison")
    expect(second).to_have_text("Une maison, la maison.")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "stored")
    expect(find_row(window, "Quem somos.")).to_have_attribute("data-state", "confirmed")


def test_what_is_not_stored_is_counted_and_who_else_is_here_is_named(open_workbench):  # noqa: F811
    window = open_workbench().window
    find_row(window, "Quem somos.").locator(".wb-row__target").click()
    window.keyboard.type("Qui")
    expect(window.locator("[data-wb-stored]")).to_have_attribute("data-state", "unsaved")
    with window.expect_response("**/presence/"):
        pass
    other = open_workbench("moderator-fr").window
    expect(other.locator("[data-wb-others]")).not_to_be_empty()
    expect(find_row(other, "Quem somos.").locator(".wb-row__other")).to_be_visible()
    take_screenshot(other, "panel-presence")


def test_both_columns_are_printed(open_workbench):  # noqa: F811
    window = open_workbench().window
    window.emulate_media(media="print")
    row = find_row(window, "Quem somos.")
    expect(row.locator(".wb-row__source")).to_be_visible()
    expect(row.locator(".wb-row__target")).to_be_visible()
    for hidden in (".wb-bar", ".wb-side", ".sidebar"):
        expect(window.locator(hidden).first).to_be_hidden()
    take_screenshot(window, "panel-print")
