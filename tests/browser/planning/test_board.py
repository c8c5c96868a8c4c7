"""The board of an issue in a real browser: stories ordered by keyboard and by drag, readable everywhere."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from wagtail.models import Collection, Page

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.releases.members import create_release
from cms.releases.models import Release
from cms.translation.sync.counterparts import create_counterparts
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from magazine.models import StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    IssuePageFactory,
    MagazineIndexPageFactory,
    PersonPageFactory,
    SectionFactory,
)

from ..desk import Desk
from ..dragging import drag
from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW, show_in

PASSWORD = "a long demonstration phrase"
SLOW = 30_000  # milliseconds
TITLES = [
    "Ce que disent les pierres",
    "Un herbier de papier et de patience",
    "Trois questions à une bryologue",
    "Lire le sol",
]


@kept
def issue():
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    magazine = MagazineIndexPageFactory(parent=homes["fr"], title="MuseumWeek Magazine", slug="magazine")
    create_counterparts(magazine)
    image = ImageFactory(title="Fougère", collection=Collection.get_first_root_node())
    issue = IssuePageFactory(
        parent=magazine, title="Le vivant", slug="no-13", number=13, season="winter", year=2026, cover=image, live=False
    )
    issue.save_revision()
    create_counterparts(issue)
    section = SectionFactory(locale=homes["fr"].locale, name="Patrimoine", slug="patrimoine")
    person = PersonPageFactory(parent=homes["fr"], title="Ana Sousa", slug="ana-sousa")
    for place, title in enumerate(TITLES, start=1):
        story = ArticlePageFactory(
            parent=issue, title=title, slug=f"s-{place}", live=place == 4, section=section, lead_picture=image,
            position=place * 10,
        )  # fmt: skip
        story.authors.add(StoryAuthor(person=person))
        story.save_revision(clean=False)
        if place < 3:
            start_translation(story, homes["pt"].locale).save_target(publish=False)
    create_release("No. 13", None, subject=issue)
    return Page.objects.get(pk=issue.pk).specific


@pytest.fixture
def open_board(new_context, issue):
    def open_board(name="moderator-fr", **options):
        window = new_context(**options).new_page()
        Desk(window, name, PASSWORD).enter()
        window.goto(f"/admin/planning/issues/{issue.pk}/")
        return window

    return open_board


def read_titles(window):
    return window.locator(".board-row .board-title").all_inner_texts()


def press(window, title, direction):
    window.locator(".board-row", has_text=title).locator(f".board-step[value$='{direction}']").focus()
    window.keyboard.press("Enter")


def test_stories_are_ordered_by_keyboard_and_by_drag_and_saved(open_board, issue):
    window = open_board()
    first, second, third, fourth = TITLES
    press(window, third, "up")
    assert read_titles(window) == [first, third, second, fourth]
    button = window.locator(".board-row", has_text=third).locator(".board-step").first
    expect(button).to_be_focused()
    expect(window.locator(".board [role=status]")).to_contain_text("2")
    window.keyboard.press("Enter")
    expect(window.locator(".board-row", has_text=third).locator(".board-step").last).to_be_focused()  # it is the first
    take_screenshot(window, "board-order-changed")
    rows = window.locator(".board-row")
    drag(window, rows.filter(has_text=second).locator(".board-grip"), rows.filter(has_text=third), above=True)
    assert read_titles(window) == [second, third, first, fourth]
    window.locator(".board-save button[type=submit]").click()
    expect(window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    assert read_titles(window) == [second, third, first, fourth]


def test_on_a_telephone_stories_are_ordered_and_moved_by_touch(open_board, issue):
    window = open_board(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    first, second, third, fourth = TITLES
    down = window.locator(".board-row", has_text=first).locator(".board-step[value$='down']")
    assert min(down.bounding_box()[side] for side in ("width", "height")) >= 44
    down.tap()
    assert read_titles(window) == [second, first, third, fourth]
    take_screenshot(window, "board-by-touch")
    window.locator(".board-save button[type=submit]").tap()
    expect(window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    assert read_titles(window) == [second, first, third, fourth]
    window.locator(".board-row", has_text=third).locator(".board-elsewhere").tap()
    expect(window.locator("select[name=to]")).to_be_visible(timeout=SLOW)


def test_the_place_of_a_live_story_is_shown_before_it_is_saved(open_board, issue):
    window = open_board()
    fourth = TITLES[-1]
    press(window, fourth, "up")
    window.locator(".board-save button[type=submit]").click()
    expect(window.locator(".board-steps")).to_contain_text(fourth, timeout=SLOW)
    take_screenshot(window, "board-order-confirm")
    window.locator("button[name=confirmed]").click()
    expect(window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    assert read_titles(window)[2] == fourth


@pytest.mark.parametrize(
    ("name", "scheme"), [("moderator-fr", "light"), ("moderator-pt", "dark"), ("admin", "dark"), ("editor", "light")]
)
def test_it_is_readable_at_every_width_in_both_schemes(open_board, issue, name, scheme):
    window = open_board(name, color_scheme=scheme)
    if scheme == "dark":
        window.evaluate("document.documentElement.classList.replace('w-theme-system', 'w-theme-dark')")
    story = Page.objects.get(slug="s-1", locale=issue.locale)
    magazine = issue.get_parent()
    ArticlePageFactory(parent=magazine, title="Encore libre", slug="libre", live=False).save_revision()
    pages = {
        "board": f"issues/{issue.pk}/",
        "filtered": f"issues/{issue.pk}/?line=open",
        "issues": "issues/",
        "free": f"issues/free/?issue={issue.pk}",
        "move": f"stories/{story.pk}/move/?to=outside&from={issue.pk}",
        "new": "issues/new/",
        "gate": f"../releases/{Release.objects.get().pk}/",
    }
    found = []
    for page, address in pages.items():
        window.set_viewport_size({"width": 1280, "height": 900})
        window.goto(f"/admin/planning/{address}")
        window.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        window.evaluate(AXE_SCRIPT)
        for width in (1280, 390):
            show_in(window, scheme, width)
            take_screenshot(window, f"{page}-{name}-{scheme}-{width}")
            results = window.evaluate("options => axe.run(document.querySelector('main'), options)", AXE)
            found += [
                (page, width, violation["id"], node["html"][:200], node["failureSummary"][:200])
                for violation in results["violations"]
                for node in violation["nodes"]
            ]
            found += [(page, width, "overflow", element) for element in window.evaluate(OVERFLOW)]
    assert not found, "\n".join(map(str, found))
