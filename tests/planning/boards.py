"""Magazines with issues and stories, for the tests of the board."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from magazine.models import StoryPage
from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory
from tests.scenes import scene, writer

CODES = ("fr", "pt", "en")


def reload(page):
    return Page.objects.get(pk=page.pk).specific


def read_titles(desk, issue, **asked):
    response = desk.get("planning:board", issue.pk, data=asked)
    assert response.status_code == 200
    return [row.title for _place, row in response.context["rows"]]


def read_order(desk, issue):
    return desk.get("planning:board", issue.pk).context["order"]


def save_order(desk, issue, titles, **data):
    """Save an order, given by titles, as the board's form does."""
    context = desk.get("planning:board", issue.pk).context
    keys = {row.title: str(row.key) for _place, row in context["rows"]}
    order = ",".join(keys[title] for title in titles)
    return desk.post("planning:order", issue.pk, data={"seen": context["order"], "order": order, **data})


def move(desk, story, to, **data):
    to = to if isinstance(to, str) else str(to.translation_key)
    return desk.browser.post(reverse("planning:move_story", args=[story.pk]), {"to": to, **data})


@scene
def magazines(newsroom):
    """The live magazine of each language, by code: versions of one page."""
    key = None
    found = {}
    for code in CODES:
        page = MagazineIndexPageFactory(parent=newsroom[code], title=f"Magazine {code}", slug="magazine")
        key = key or page.translation_key
        Page.objects.filter(pk=page.pk).update(translation_key=key)
        found[code] = reload(page)
    return found


@writer
def make_issue():
    """Make an issue in the three languages: versions of one page."""

    def make_issue(number, live=False):
        key = None
        found = {}
        for code in CODES:
            parent = Page.objects.get(locale__language_code=code, slug="magazine")
            page = IssuePageFactory(
                parent=parent, title=f"N {number} {code}", slug=f"n-{number}", number=number, live=live, year=2026,
                season="autumn",
            )  # fmt: skip
            page.save_revision()
            key = key or page.translation_key
            Page.objects.filter(pk=page.pk).update(translation_key=key)
            found[code] = reload(page)
        return found

    return make_issue


@writer
def add_story():
    """Write a story below a page: a draft, or live as it is."""

    def add_story(parent, title, position=0, live=False, **kwargs):
        parent = Page.objects.get(pk=parent.pk)
        page = ArticlePageFactory(parent=parent, title=title, position=position, live=live, **kwargs)
        revision = page.save_revision()
        if live:
            fields = {"live_revision": revision, "first_published_at": timezone.now()}
            Page.objects.filter(pk=page.pk).update(has_unpublished_changes=False, **fields)
        return reload(page)

    return add_story


@writer
def translate():
    """Add a version of a story in another language, that follows no original."""

    def translate(story, parent, title):
        page = ArticlePageFactory(parent=Page.objects.get(pk=parent.pk), title=title, live=False)
        page.save_revision()
        Page.objects.filter(pk=page.pk).update(translation_key=story.translation_key)
        return reload(page)

    return translate


@scene
def issue(magazines, make_issue):
    return make_issue(13)


@scene
def abc(issue, add_story):
    """Three French drafts in an issue, by title."""
    return {title: add_story(issue["fr"], title, place) for place, title in enumerate("ABC", start=1)}


@pytest.fixture(scope="session")
def get_position():
    def get_position(story):
        return StoryPage.objects.get(pk=story.pk).specific.get_latest_revision_as_object().position

    return get_position
