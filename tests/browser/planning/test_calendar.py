"""The newsroom's calendar in a real browser: entries moved by drag and by keyboard, undone, readable everywhere."""

import datetime
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Collection, Locale

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.planning.models import Assignment, Idea
from cms.releases.models import Release
from cms.translation.models import TranslationJob
from cms.translation.text.filling import start_translation
from home.roots import create_language_roots
from tests.factories import EditionPageFactory, ExhibitionPageFactory, ImageFactory, StandardPageFactory

from ..desk import Desk
from ..dragging import drag
from ..kept import kept
from ..reading import take_screenshot
from ..visits import AXE, OVERFLOW, show_in

PASSWORD = "a long demonstration phrase"
SLOW = 30_000  # milliseconds
DAY = datetime.date(2031, 6, 11)  # a Wednesday


@kept
def site():
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    users = {user.username: user for user in get_user_model().objects.all()}
    texts = {}
    for number, title in enumerate(["Um arquivo que respira", "O rio que não se vê", "Três perguntas a uma bióloga"]):
        text = StandardPageFactory(parent=homes["pt"], title=title, slug=f"texto-{number}", summary="Um resumo.")
        text.save_revision().publish()
        translation = start_translation(text, homes["fr"].locale)
        translation.save_target(publish=False)
        assignee = users["translator-fr"] if number else None
        day = DAY + datetime.timedelta(days=number * 2)
        TranslationJob.objects.create(translation=translation, due_date=day, assignee=assignee)
        texts[title] = translation
    draft = StandardPageFactory(parent=homes["fr"], title="Ce que disent les pierres", slug="pierres", live=False)
    draft.save_revision()
    Assignment.objects.create(translation_key=draft.translation_key, due_date=DAY, assignee=users["editor"])
    for number in range(7):  # more than a day shows
        Idea.objects.create(
            title=f"Une idée de papier {number + 1}",
            note="Demander au muséum.",
            locale=Locale.objects.get(language_code="fr"),
            due_date=DAY - datetime.timedelta(days=1),
            author=users["editor"],
        )
    moment = timezone.make_aware(datetime.datetime.combine(DAY, datetime.time(9, 0)), timezone.get_default_timezone())
    Release.objects.create(name="No. 13", planned_for=moment, responsible=users["moderator-fr"])
    ImageFactory(title="Fougère", expires_on=DAY, collection=Collection.get_first_root_node())
    show = ExhibitionPageFactory(parent=homes["fr"], title="Exposition", slug="exposition")
    edition = EditionPageFactory(
        parent=show, title="Lisboa", city="Lisboa", start_date=DAY, end_date=DAY + datetime.timedelta(days=9)
    )
    edition.save_revision().publish()
    return texts


@pytest.fixture
def open_calendar(new_context, site):
    def open_calendar(name="moderator-fr", query="view=month&day=2031-06-11", **options):
        window = new_context(**options).new_page()
        Desk(window, name, PASSWORD).enter()
        window.goto(f"/admin/planning/calendar/?{query}")
        return window

    return open_calendar


def find_day(window, day):
    return window.locator(f".planning-day[data-day='{day}']")


def find_entry(window, title):
    return window.locator(".planning-entry", has_text=title)


def drag_to(window, title, day):
    drag(window, find_entry(window, title).locator(".planning-entry__title"), find_day(window, day))


def get_due(site, title):
    return TranslationJob.objects.get(translation=site[title]).due_date


def test_an_entry_is_moved_by_drag_and_put_back_by_undo(open_calendar, site):
    window = open_calendar()
    title = "Um arquivo que respira"
    drag_to(window, title, "2031-06-20")
    expect(find_day(window, "2031-06-20")).to_contain_text(title, timeout=SLOW)
    assert get_due(site, title) == datetime.date(2031, 6, 20)
    undo = window.locator(".planning-undo")
    expect(undo).to_contain_text(title, timeout=SLOW)
    take_screenshot(window, "calendar-moved")
    undo.locator("button").click()
    expect(find_day(window, "2031-06-11")).to_contain_text(title, timeout=SLOW)
    assert get_due(site, title) == DAY


def test_an_entry_is_moved_by_the_keyboard_and_keeps_the_focus(open_calendar, site):
    window = open_calendar()
    title = "O rio que não se vê"
    link = find_entry(window, title).locator(".planning-entry__title")
    link.focus()
    for key in ("Space", "ArrowRight", "Escape"):
        window.keyboard.press(key)
    assert get_due(site, title) == datetime.date(2031, 6, 13)
    for key in ("Space", "ArrowDown", "ArrowLeft"):
        window.keyboard.press(key)
    expect(find_day(window, "2031-06-19")).to_have_class(re.compile("is-aimed"))
    take_screenshot(window, "calendar-picked-up")
    window.keyboard.press("Enter")
    expect(find_day(window, "2031-06-19")).to_contain_text(title, timeout=SLOW)
    expect(find_entry(window, title).locator(".planning-entry__title")).to_be_focused(timeout=SLOW)
    assert get_due(site, title) == datetime.date(2031, 6, 19)


def test_what_the_server_refuses_stays_and_says_why(open_calendar, site):
    window = open_calendar()
    TranslationJob.objects.filter(translation=site["Um arquivo que respira"]).update(due_date="2031-06-17")
    drag_to(window, "Um arquivo que respira", "2031-06-20")
    expect(window.locator(".planning-error")).to_be_visible(timeout=SLOW)
    expect(find_day(window, "2031-06-17")).to_contain_text("Um arquivo que respira", timeout=SLOW)


def test_without_a_script_the_form_moves_an_entry(open_calendar, site):
    window = open_calendar(java_script_enabled=False)
    title = "Um arquivo que respira"
    find_entry(window, title).locator(".planning-entry__move").click(force=True)
    window.fill("input[name=day]", "2031-06-25")
    window.locator("main form button[type=submit]").click()
    expect(find_day(window, "2031-06-25")).to_contain_text(title, timeout=SLOW)
    assert get_due(site, title) == datetime.date(2031, 6, 25)


@pytest.mark.parametrize(
    ("name", "scheme"),
    [("moderator-fr", "light"), ("moderator-pt", "dark"), ("admin", "dark"), ("moderator-en", "light")],
)
def test_it_is_readable_at_every_width_in_both_schemes(open_calendar, name, scheme):
    window = open_calendar(name, color_scheme=scheme)
    if scheme == "dark":
        window.evaluate("document.documentElement.classList.replace('w-theme-system', 'w-theme-dark')")
    pages = {
        "month": "calendar/?view=month&day=2031-06-11",
        "week": "calendar/?view=week&day=2031-06-11",
        "list": "calendar/?view=list&day=2031-06-01",
        "feed": "calendar/feed/",
        "ideas": "ideas/",
        "idea": "ideas/new/",
    }
    found = []
    for page, address in pages.items():
        window.set_viewport_size({"width": 1280, "height": 900})
        window.goto(f"/admin/planning/{address}")
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
