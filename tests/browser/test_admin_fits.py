"""The admin fits its window: nothing is cut off, covered or broken into syllables, and every i has its dot."""

import io

import pytest
from PIL import Image

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from tests.factories import MuseumWeekIndexPageFactory, MuseumWeekPageFactory, StandardPageFactory

from .desk import Desk
from .kept import kept
from .visits import show_in

PASSWORD = "a long demonstration phrase"
TITLE = "Reconciliar-se com o mundo vivo, um arquivo que respira"


@kept
def site():
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    text = StandardPageFactory(parent=homes["pt"], title=TITLE, slug="reconciliar-se", summary="Um resumo.")
    text.save_revision().publish()
    translation = start_translation(text, homes["fr"].locale)
    translation.save_target(publish=False)
    years = MuseumWeekIndexPageFactory(parent=homes["fr"], title="MuseumWeek", slug="museumweek")
    year = MuseumWeekPageFactory(parent=years, title="2024", slug="2024")
    return {"home": homes["pt"], "target": translation.get_target_instance(), "year": year}


@pytest.fixture
def open_admin(new_context):
    """Open a page of the admin in a window of a given size."""

    def open_admin(address, width, height=900, name="admin"):
        window = new_context(viewport={"width": width, "height": height}).new_page()
        Desk(window, name, PASSWORD).enter()
        window.goto(address)
        return window

    return open_admin


def measure(window, selector) -> list[dict]:
    return window.locator(selector).evaluate_all("found => found.map(one => one.getBoundingClientRect().toJSON())")


def test_titles_stay_whole_in_the_explorer_of_a_phone(site, open_admin):
    window = open_admin(f"/admin/pages/{site['home'].pk}/", 390)
    (title,) = [box for box in measure(window, ".listing tbody td.title") if box["width"]][:1]
    assert title["width"] >= 170, "three words a line, not three letters"
    assert title["height"] < 200


def test_the_state_of_a_page_is_whole_in_the_explorer_of_a_phone(site, open_admin):
    window = open_admin(f"/admin/pages/{site['home'].pk}/", 390)
    (state,) = measure(window, ".listing td.page-status .w-status")
    assert state["width"] > 30
    assert state["right"] <= 390


def test_a_long_title_is_whole_in_the_header_of_a_phone(site, open_admin):
    window = open_admin(f"/admin/pages/{site['target'].pk}/edit/", 390, name="translator-fr")
    shown = window.locator(".wb-header__title")
    box = shown.bounding_box()
    assert box["x"] + box["width"] <= 390
    assert shown.evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_the_header_of_the_images_is_whole_on_a_phone(site, open_admin):
    window = open_admin("/admin/images/", 390)
    shown = [box for box in measure(window, ".w-slim-header__search-form :is(input, select)") if box["width"] > 40]
    assert len(shown) == 2
    for box in shown:
        assert box["left"] >= 0
        assert box["right"] <= 390
        assert box["width"] >= 100


def test_three_fields_of_a_row_stand_beside_each_other(site, open_admin):
    window = open_admin(f"/admin/pages/{site['year'].pk}/edit/", 1000)
    for width in (1000, 1280, 1600):
        show_in(window, "light", width)
        fields = measure(window, "#id_year, #id_start_date, #id_end_date")
        assert len({round(box["top"]) for box in fields}) == 1
        for left, right in zip(fields, fields[1:], strict=False):
            assert left["right"] <= right["left"]


def test_where_there_is_no_room_all_stand_below_each_other(site, open_admin):
    fields = measure(open_admin(f"/admin/pages/{site['year'].pk}/edit/", 390), "#id_year, #id_start_date, #id_end_date")
    assert len({round(box["top"]) for box in fields}) == 3


def test_the_panel_beside_it_does_not_cover_the_translators_text(site, open_admin, settings):
    settings.TRANSLATION_EDITOR = "localize"
    window = open_admin(f"/admin/pages/{site['target'].pk}/edit/", 1280, name="translator-fr")
    window.locator(".js-translation-editor li").first.wait_for()
    if not window.locator(".form-side--open").count():
        window.locator("[data-side-panel-toggle]").first.click()
    window.locator(".form-side--open").wait_for()
    (panel,) = measure(window, ".form-side--open")
    for box in measure(window, ".js-translation-editor li"):
        assert box["right"] <= panel["left"]


def test_small_bold_letters_keep_their_dots(site, open_admin):
    window = open_admin("/admin/", 800)
    for letter in "ij":
        window.evaluate(
            "letter => { document.body.innerHTML = `<div id=sample style='position:fixed;inset:20px auto auto 20px;"
            "padding:6px;background:#fff;color:#000;font:700 12px/20px var(--w-font-sans)'>${letter}</div>` }",
            letter,
        )
        window.evaluate("document.fonts.load('700 12px \"Instrument Sans\"')")
        window.wait_for_timeout(300)
        shot = Image.open(io.BytesIO(window.locator("#sample").screenshot())).convert("L")
        darkest = [shot.crop((0, y, shot.width, y + 1)).getextrema()[0] for y in range(shot.height)]
        ink = [y for y, value in enumerate(darkest) if value < 60]
        assert max(darkest[ink[0] : ink[-1]]) > 100, "light between the dot and the stem"
