"""Issue 13, from its plan to its readers: planned, written, translated, approved, walked through, released, undone.

Six stories from three languages, translated into the other two; one translation is late. The newsroom works in the
admin's pages. Texts are written, translated and approved by the functions that its editors call, since other tests go
through those (`test_the_whole_way`, `test_by_keyboard_alone`). Nobody here is a superuser.
"""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Collection, Locale, Page
from wagtail.rich_text import RichText
from wagtail_localize.models import Translation

from cms.demo.people import create_demo_accounts
from cms.newsroom.roles.bootstrap import bootstrap_roles
from cms.releases.models import Release, State
from cms.releases.publishing.timing import run_timer
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow import moderation
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
from ..visits import AXE, AXE_SCRIPT, OVERFLOW

PASSWORD = "a long demonstration phrase"
SLOW = 60_000  # milliseconds, for what a server does a lot for
CODES = ("fr", "pt", "en")
STORIES = {
    "fr": ("Ce que disent les pierres", "Un herbier de patience"),
    "pt": ("As águas que se lembram", "O jardim das sete vozes"),
    "en": ("Reading the soil", "A hedge is a museum"),
}
LATE = ("A hedge is a museum", "pt")
ISSUE = "Le vivant"
ADDRESSES = {"fr": "/fr/magazine/", "pt": "/pt/magazine/", "en": "/en/magazine/"}


@pytest.fixture
def magazines(live_server):
    """The live magazine in three languages, with issue 12, and the accounts of its people."""
    homes = create_language_roots()
    bootstrap_roles()
    create_demo_accounts(PASSWORD)
    original = MagazineIndexPageFactory(parent=homes["fr"], title="Magazine", slug="magazine", show_in_menus=True)
    magazines = publish_in_all(original)
    IssuePageFactory(parent=original, title="Les sols", slug="no-12", number=12, season="autumn", year=2026)
    return magazines


@pytest.fixture
def stories(magazines):
    """Two drafts in each language, outside of any issue, by title. They share a section, a person and a picture."""
    sections = publish_in_all(SectionFactory(locale=magazines["fr"].locale, name="Patrimoine", slug="patrimoine"))
    home = magazines["fr"].get_parent()
    people = publish_in_all(PersonPageFactory(parent=home, title="Ana Sousa", slug="ana-sousa"))
    picture = ImageFactory(title="Fougère", collection=Collection.get_first_root_node())
    stories = {}
    for code, titles in STORIES.items():
        for title in titles:
            story = ArticlePageFactory(
                parent=Page.objects.get(pk=magazines[code].pk), title=title, live=False, owner=find_user("editor"),
                summary=f"{title}, summed up so that one wants to read it.",
                section=sections[code], lead_picture=picture, body=[("text", RichText(f"<p>{title}, told.</p>"))],
            )  # fmt: skip
            story.authors.add(StoryAuthor(person=people[code]))
            story.save_revision(user=find_user("editor"))
            stories[title] = story
    return stories


def find_user(name):
    return get_user_model().objects.get(username=name)


def mark(code):
    """Translate words into a language: a slug becomes another slug."""
    return lambda segment: (
        f"{segment.string.data}-{code}" if segment.context.path == "slug" else f"{segment.string.data} ({code})"
    )


def publish_in_all(original) -> dict:
    """Publish the translations of a text with the same words; return its versions by language."""
    versions = {original.locale.language_code: original}
    for locale in Locale.objects.exclude(pk=original.locale_id):
        translation = start_translation(original, locale)
        fill_segments(translation, lambda segment: segment.string.data)
        translation.save_target()
        versions[locale.language_code] = translation.get_target_instance()
    return versions


@pytest.fixture
def seat(new_context):
    return lambda name, **options: Desk(new_context(**options).new_page(), name, PASSWORD).sign_in()


@pytest.mark.long
def test_an_issue_is_planned_written_walked_through_released_undone_and_released_again(stories, seat, new_context):
    managing, moderator = seat("editor"), seat("moderator-fr")
    issue = begin_issue(managing)
    put_stories_in(managing, issue, stories)
    release = plan_release(moderator, issue)

    write_translate_and_approve(issue, stories)
    see_what_is_late(managing, moderator, issue, release)
    waive(seat("moderator-pt"), release)

    outsider = new_context(locale="pt-PT").new_page()
    address = walk_through(moderator, release)
    read_as_outsider(outsider, address)
    expect_nothing_live(outsider)

    let_its_minute_come(release)
    expect_live_in_three_languages(outsider)
    expect_link_ended(outsider, address)

    press(moderator, release, "undo")
    expect_nothing_live(outsider)
    press(moderator, release, "release")
    expect_live_in_three_languages(outsider)


# --- Planned ----------------------------------------------------------------------------------------------------------


def begin_issue(managing):
    """The form proposes what follows issue 12; the draft begins in every language."""
    window = managing.window
    window.goto("/admin/planning/issues/new/")
    expect(window.locator("#id_number")).to_have_value("13")
    expect(window.locator("#id_season")).to_have_value("winter")
    window.fill("#id_title", ISSUE)
    managing.take_screenshot("new-issue")
    window.locator("main form button[type=submit]").last.click()
    window.wait_for_url("**/admin/planning/issues/*/")
    return Page.objects.get(title=ISSUE, locale__language_code="fr").specific


def put_stories_in(managing, issue, stories):
    """Each story is chosen from those that are free; before it moves, the page says what happens."""
    window = managing.window
    for title in stories:
        window.goto(f"/admin/planning/issues/free/?issue={issue.pk}")
        window.locator(".board-row", has_text=title).locator(".board-buttons a").click()
        expect(window.locator(".board-steps")).to_contain_text(title)
        window.locator(".board-confirm button[type=submit]").click()
        expect(window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    window.goto(f"/admin/planning/issues/{issue.pk}/")
    expect(window.locator(".board-row")).to_have_count(len(stories))
    managing.take_screenshot("board-planned")


def plan_release(moderator, issue) -> Release:
    """All texts of the issue are in it, also those that do not exist yet; its moment is tomorrow at nine."""
    window = moderator.window
    window.goto(f"/admin/planning/issues/{issue.pk}/")
    window.locator(f"a[href*='/admin/releases/'][href*='subject={issue.pk}']").click()
    tomorrow = timezone.localdate() + timedelta(days=1)
    expect(window.locator("#id_subject")).to_have_value(str(issue.pk))
    moderator.type(name="Magazine no 13", planned_for=f"{tomorrow} 09:00")
    window.press("#id_name", "Enter")
    expect(window.locator(".releases-facts")).to_be_visible(timeout=SLOW)
    moderator.take_screenshot("release-planned")
    release = Release.objects.get()
    assert release.texts.count() == (len(CODES) * (1 + len(CODES) * 2))  # the issue and six stories, in three languages
    assert release.planned_for > timezone.now()
    return release


# --- Written, translated, approved -----------------------------------------------------------------------------------


def write_translate_and_approve(issue, stories):
    """Moderators approve what others wrote; translations are approved before anything is live, and wait."""
    for text in (issue, *stories.values()):
        text = Page.objects.get(pk=text.pk)
        code = text.locale.language_code
        approve(text.latest_revision, code)
        for locale in Locale.objects.exclude(pk=text.locale_id):
            if (text.title, locale.language_code) != LATE:
                translate(text, locale)


def approve(revision, code):
    revision.publish(user=find_user(f"moderator-{code}"))


def translate(text, locale):
    code = locale.language_code
    translation = start_translation(text.specific, locale)
    if text.get_translation_or_none(locale) is None:
        translation.save_target(publish=False)
    translator = find_user(f"translator-{code}")
    fill_segments(translation, mark(code), translator)
    task_state = moderation.submit(translation, translator).current_task_state
    task_state.task.specific.on_action(task_state, find_user(f"moderator-{code}"), "approve")
    assert not Translation.objects.get(pk=translation.pk).get_target_instance().live


def see_what_is_late(managing, moderator, issue, release):
    """The board and the gate name the one translation that is missing, and the release cannot happen."""
    title, _code = LATE
    window = managing.window
    window.goto(f"/admin/planning/issues/{issue.pk}/")
    expect(window.locator(".board-row.is-blocked")).to_have_count(1)
    expect(window.locator(".board-row.is-blocked")).to_contain_text(title)
    managing.take_screenshot("board-late")
    window = moderator.window
    window.goto(f"/admin/releases/{release.pk}/")
    blockers = window.locator(".releases-blocker")
    expect(blockers).to_have_count(1)
    expect(blockers.locator(".w-status")).to_have_text("PT")
    expect(window.locator("button[name=action][value=release]")).to_be_disabled()
    moderator.take_screenshot("release-blocked")


def waive(moderator_pt, release):
    window = moderator_pt.window
    window.goto(f"/admin/releases/{release.pk}/")
    window.locator(".releases-blocker summary").click()
    window.locator(".releases-blocker textarea[name=reason]").fill("A tradutora está doente.")
    window.locator(".releases-blocker button[value=waive]").click()
    expect(window.locator(".releases-blocker")).to_have_count(0)
    moderator_pt.take_screenshot("release-waived")


# --- Walked through --------------------------------------------------------------------------------------------------


def walk_through(moderator, release) -> str:
    """The moderator walks from the issue to a story in another language; then makes a link for somebody outside."""
    window = moderator.window
    window.goto(f"/admin/releases/{release.pk}/walk/")
    window.locator("button[value=make]").click(timeout=SLOW)  # it gives way to everything else on the machine
    expect(window.locator(".walk-columns section")).to_have_count(3, timeout=SLOW)
    moderator.take_screenshot("walk")
    expect(window.locator(".walk-mark--warning")).to_have_count(0)  # all is approved
    assert release.walk.left_out == []
    window.reload()  # without Wagtail's message, which fades in
    check_looks(window)
    window.locator(".walk-columns").get_by_role("link", name=ISSUE, exact=True).first.click()
    expect(window.locator(".walk-bar")).to_be_visible()
    expect(window.locator("main")).to_contain_text(STORIES["fr"][0])
    moderator.take_screenshot("walk-issue")
    window.goto(f"/admin/releases/{release.pk}/walk/")
    window.locator(".walks-form summary").click()
    window.fill("#id_for_whom", "A impressora")
    window.select_option("#id_language", "pt")
    window.locator("button[value=link]").click()
    moderator.take_screenshot("walk-link")
    return urlsplit(window.locator("#walk-address").input_value()).path


def read_as_outsider(outsider, address):
    """Somebody without an account reads the issue in Portuguese; the waived story is marked as not translated."""
    outsider.goto(address)
    expect(outsider.locator("html")).to_have_attribute("lang", "pt")
    assert outsider.context.cookies() == []
    check_looks(outsider)
    outsider.locator("main a", has_text=f"{STORIES['fr'][0]} (pt)").first.click()
    expect(outsider.locator("h1")).to_contain_text(STORIES["fr"][0])
    expect(outsider.locator(".walk-bar")).to_be_visible()


def check_looks(window):
    """Nothing is cut off on a phone, and axe finds nothing."""
    former = window.viewport_size
    window.evaluate(AXE_SCRIPT)
    results = window.evaluate("options => axe.run('main', options)", AXE)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in results["violations"]] == []
    window.set_viewport_size({"width": 390, "height": 800})
    assert window.evaluate(OVERFLOW) == []
    window.set_viewport_size(former)


# --- Live -------------------------------------------------------------------------------------------------------------


def let_its_minute_come(release):
    """Nobody does anything: the timer of the minute releases it."""
    Release.objects.filter(pk=release.pk).update(planned_for=timezone.now() - timedelta(seconds=1))
    assert run_timer() == [release]
    release.refresh_from_db()
    assert release.state == State.LIVE


def press(moderator, release, action):
    window = moderator.window
    window.goto(f"/admin/releases/{release.pk}/")
    window.locator(f"button[name=action][value={action}]").click()
    expect(window.locator(".messages .success")).to_be_visible(timeout=SLOW)
    moderator.take_screenshot(f"release-{action}")


def expect_live_in_three_languages(reader):
    """Each magazine shows the issue, and the issue its six stories: the late one in its own language, marked."""
    for code in CODES:
        reader.goto(ADDRESSES[code])
        reader.locator("main a", has_text=ISSUE).first.click()
        expect(reader.locator("html")).to_have_attribute("lang", code)
        for titles in STORIES.values():
            for title in titles:
                expect(reader.locator("main")).to_contain_text(title)
        reader.locator("main a", has_text=STORIES["fr"][0]).first.click()
        expect(reader.locator("h1")).to_contain_text(STORIES["fr"][0])
        expect(reader.locator(".byline")).to_contain_text("Ana Sousa")
    issue = Page.objects.live().get(title=f"{ISSUE} (pt)")
    assert issue.get_children().live().count() == sum(map(len, STORIES.values())) - 1


def expect_nothing_live(reader):
    for code in CODES:
        reader.goto(ADDRESSES[code])
        expect(reader.locator("main")).not_to_contain_text(ISSUE)
    assert not Page.objects.live().filter(title__startswith=ISSUE).exists()


def expect_link_ended(outsider, address):
    assert outsider.goto(address).status == 410
