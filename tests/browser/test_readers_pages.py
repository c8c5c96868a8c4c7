"""The demonstration's pages in real Chromium: accessible, on every screen, without scripts, without tracking."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .readers_site import FILM, IN_FRENCH, KINDS, LANGUAGES
from .visits import DESKTOP, EVERY_VARIANT, PHONE, SCHEMES, VARIANTS, visit

every_page = [pytest.param(kind, code, id=f"{kind}-{code}") for kind in KINDS for code in LANGUAGES]
every_page += [pytest.param(kind, "fr", id=f"{kind}-fr") for kind in IN_FRENCH]


@pytest.fixture(scope="module")
def window(browser, server):
    """One reader's window for all visits."""
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def visits(window, addresses):
    """Visit a page, once for all tests that use it."""
    known = {}

    def get_visit(kind, language):
        if (kind, language) not in known:
            known[kind, language] = visit(window, addresses[kind, language], VARIANTS[language])
        return known[kind, language]

    return get_visit


@pytest.fixture
def open_context(browser, server):
    """A reader with a separate browser: `open_context(java_script_enabled=False)`."""
    contexts = []

    def make(**options):
        context = browser.new_context(**{"viewport": DESKTOP, "base_url": server} | options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


# --- Accessibility ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "language"), every_page)
def test_axe_finds_nothing(visits, kind, language):
    """In both colour schemes at both widths in French; in one of these four variants in the other languages."""
    violations = visits(kind, language).violations

    assert len(violations) == len(VARIANTS[language])
    assert {place: found for place, found in violations.items() if found} == {}


def test_axe_looks_at_every_page_in_both_schemes_at_both_widths_in_one_language():
    assert len(EVERY_VARIANT) == 4
    assert VARIANTS["fr"] == EVERY_VARIANT
    assert set(VARIANTS) == set(LANGUAGES)
    assert all(VARIANTS.values())


@pytest.mark.parametrize(("kind", "language"), every_page)
def test_no_page_scrolls_sideways_from_320_to_1920_pixels(visits, kind, language):
    overflowing = visits(kind, language).overflowing

    assert {320, 360, 1920} < set(overflowing)
    assert {width: found for width, found in overflowing.items() if found} == {}


@pytest.mark.parametrize(("kind", "language"), every_page)
def test_what_people_press_is_44_pixels_high(visits, kind, language):
    small = visits(kind, language).small

    assert set(small) == {DESKTOP["width"], PHONE["width"]}
    assert {width: found for width, found in small.items() if found} == {}


@pytest.mark.parametrize(("kind", "language"), every_page)
def test_the_browser_has_nothing_to_complain_about_and_asks_nobody_else(visits, kind, language):
    assert visits(kind, language).complaints == []
    assert visits(kind, language).elsewhere == []


def test_the_two_schemes_are_two(visits):
    grounds = visits("article", "fr").grounds

    assert set(grounds) == set(SCHEMES)
    assert grounds["light"] != grounds["dark"]


# --- Light -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["article", "interview"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_at_most_60_kb_of_html_and_css_and_160_kb_of_fonts(open_context, addresses, kind, language):
    sizes = {"document": 0, "stylesheet": 0, "font": 0, "script": 0}
    answers = []
    window = open_context().new_page()
    window.on("response", lambda answer: answers.append(answer))
    window.goto(addresses[kind, language], wait_until="networkidle")
    for answer in (answer for answer in answers if answer.request.resource_type in sizes):
        what = answer.request.resource_type
        sizes[what] += len(answer.body() if what == "font" else gzip.compress(answer.body(), 6))

    assert sizes["document"] + sizes["stylesheet"] <= 60 * 1024
    assert 0 < sizes["font"] <= 160 * 1024
    assert sizes["script"] == 0


# --- Without scripts -------------------------------------------------------------------------------------------------


@pytest.fixture
def plain(open_context):
    """A phone without scripts."""
    return open_context(java_script_enabled=False, viewport=PHONE).new_page()


def test_a_story_is_all_there_without_scripts(plain, addresses):
    plain.goto(addresses["article", "fr"])

    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(plain.locator(".story .lead img")).to_be_visible()
    expect(plain.locator(".body .prose").first).to_be_visible()


def test_two_languages_stand_side_by_side_on_a_wide_screen_and_below_each_other_on_a_phone(open_context, addresses):
    window = open_context(java_script_enabled=False).new_page()
    window.goto(addresses["interview", "fr"])
    window.locator(".offers a[href='?with=pt']").click()
    pair = window.locator(".body .pair:has(> [lang])").first
    for size, is_beside in ((DESKTOP, True), (PHONE, False)):
        window.set_viewport_size(size)
        own, other = (pair.locator(f"> [lang={code}]").bounding_box() for code in ("fr", "pt"))
        assert (other["y"] == own["y"] and other["x"] >= own["x"] + own["width"]) == is_beside
        assert (other["y"] >= own["y"] + own["height"]) == (not is_beside)


def test_the_menu_opens_leads_on_and_closes_without_scripts(plain, addresses):
    plain.goto(addresses["article", "fr"])
    menu = plain.locator("#menu")
    expect(menu).to_be_hidden()
    plain.locator(".menu-button").click()
    expect(menu).to_be_visible()
    plain.locator(".menu-close").click()
    expect(menu).to_be_hidden()
    plain.locator(".menu-button").click()
    menu.get_by_role("link", name="MuseumWeek", exact=True).click()

    expect(plain).to_have_url(addresses["years", "fr"])


def test_the_switcher_is_in_sight_and_leads_to_the_same_story_without_scripts(plain, addresses):
    plain.goto(addresses["article", "fr"])
    switcher = plain.locator("header .langs")
    expect(switcher.get_by_role("link")).to_have_count(3)
    for label in ("FR", "PT", "EN"):
        expect(switcher.get_by_text(label, exact=True)).to_be_visible()
    switcher.get_by_text("PT", exact=True).click()

    expect(plain).to_have_url(addresses["article", "pt"])
    expect(plain.locator("html")).to_have_attribute("lang", "pt")


def test_the_search_finds_without_scripts(plain, addresses):
    plain.goto(addresses["nothing-found", "pt"])
    plain.get_by_role("searchbox").fill("herbário")
    plain.get_by_role("searchbox").press("Enter")

    expect(plain.locator(".results h2").first).to_be_visible()
    plain.locator(".results a").first.click()
    expect(plain.locator("html")).to_have_attribute("lang", "pt")
    expect(plain.get_by_role("heading", level=1)).to_be_visible()


def test_a_film_leads_to_its_providers_page_without_scripts(plain, addresses):
    plain.goto(addresses["blocks", "fr"])

    expect(plain.locator(".embed-link")).to_have_attribute("href", FILM)


# --- Without tracking ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("press", ["click", "Enter"])
def test_nothing_is_asked_of_a_films_provider_before_the_reader_asks(open_context, addresses, press):
    context = open_context()
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<h1>A player</h1>", content_type="text/html")

    context.route(re.compile(r"^https?://(?!localhost)"), answer)
    window = context.new_page()
    window.goto(addresses["blocks", "fr"], wait_until="networkidle")
    assert asked == []

    link = window.locator(".embed-link")
    if press == "click":
        link.click()
    else:
        link.focus()
        window.keyboard.press(press)
    player = window.locator("iframe.embed-player")

    expect(player).to_have_attribute("title", "Un film")
    expect(player).to_be_focused()
    expect(window.frame_locator("iframe.embed-player").locator("h1")).to_have_text("A player")
    assert {urlsplit(url).netloc for url in asked} == {"player.vimeo.com"}
    assert context.cookies() == []


def test_no_reader_is_given_a_cookie_or_anything_else_to_keep(open_context, addresses):
    """On pages, from the suggestions of the search field, and from feeds and calendars."""
    context = open_context()
    window = context.new_page()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    for kind in ("home", "article", "credits", "credit", "missing", "edition"):
        window.goto(addresses[kind, "fr"])
    for link in window.locator('head link[type="text/calendar"], head link[type="application/atom+xml"]').all():
        answer = window.request.get(urlsplit(link.get_attribute("href")).path)
        assert answer.ok
        assert "set-cookie" not in answer.headers
    window.goto(addresses["search", "fr"])
    field = window.locator("#q")
    field.fill("")
    with window.expect_response(lambda answer: "herb" in answer.url) as suggestions:
        field.press_sequentially("herb")

    assert suggestions.value.ok
    assert context.storage_state() == {"cookies": [], "origins": []}
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(addresses["home", "fr"]).netloc}


# --- On paper --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["article", "interview", "issue", "year", "edition", "work", "standing"])
def test_print_has_the_text_and_its_address_and_no_navigation(window, addresses, kind):
    window.set_viewport_size(DESKTOP)
    window.goto(addresses[kind, "fr"])
    window.emulate_media(media="print")
    try:
        for navigation in window.get_by_role("navigation", include_hidden=True).all():
            expect(navigation).to_be_hidden()
        for hidden in (".skip", ".menu-button", ".stories--related"):
            assert not window.locator(hidden).is_visible()
        expect(window.get_by_role("heading", level=1)).to_be_visible()
        expect(window.locator(".print-address")).to_be_visible()
        assert window.evaluate("getComputedStyle(document.body).backgroundColor") in (
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        )
        assert window.pdf(format="A4").startswith(b"%PDF")
    finally:
        window.emulate_media(media="screen")
