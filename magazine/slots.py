"""Content of the magazine for the pages of other apps."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.core.content.localized import Localized, wrap
from cms.core.content.visibility import shown, visible
from cms.core.typography.sorting import sort_by_name

from .models import IssuePage, MagazineIndexPage, Section, StoryPage
from .urls import get_listing_path

FRONT_PAGE_STORIES = 6
SEARCH_STORIES = 3


def show_latest_issue(page: Page, request: HttpRequest) -> dict | None:
    """Return the latest issue and its stories; None if there is no issue."""
    latest = find_latest_issue(page, request)
    return {"issue": latest, "stories": StoryPage.objects.list_in_issue(latest.page)} if latest else None


def show_latest_stories(page: Page, request: HttpRequest) -> dict | None:
    """Return the newest stories outside the latest issue, which shows its own; None if there are none."""
    latest = find_latest_issue(page, request)
    stories = StoryPage.objects.list_outside(latest.page if latest else None, page.locale, FRONT_PAGE_STORIES)
    return {"stories": stories} if stories else None


def find_latest_issue(page: Page, request: HttpRequest) -> Localized | None:
    """Return the latest issue for readers of a page, found once a request; None if there is none."""
    if not hasattr(request, "_latest_issue"):
        request._latest_issue = next(iter(IssuePage.objects.list_newest(page.locale, limit=1)), None)
    return request._latest_issue


def show_stories_of_person(page: Page, request: HttpRequest) -> dict | None:
    """Return the stories that a person wrote or has a role in; None if there are none."""
    stories = StoryPage.objects.of_person(page).in_best_language(page.locale).newest_first()
    stories = wrap(stories, page.locale)
    return {"stories": stories} if stories else None


def show_sections_and_latest(page: Page, request: HttpRequest) -> dict | None:
    """Return what the search shows without results: the sections, the newest stories, the magazine."""
    index, sections = get_index_and_sections(page.locale, request)
    stories = wrap(StoryPage.objects.list_newest(page.locale)[:SEARCH_STORIES], page.locale)
    if index is None and not stories:
        return None
    return {"index": index, "sections": sections, "stories": stories}


def get_index_and_sections(locale: Locale, request) -> tuple[Page | None, list[tuple[str, str]]]:
    """Return the magazine's index in a language, or None, and (name, URL) of its sections that have stories.

    For pages outside the magazine; within it, use `listing_url`.
    """
    index = visible(MagazineIndexPage.objects.filter(locale=locale)).select_related("locale").first()
    if index is None:
        return None, []
    stories = visible(StoryPage.objects.filter(section__translation_key=OuterRef("translation_key")))
    sections = shown(Section.objects.filter(Exists(stories), locale=locale))
    address = index.get_url(request)
    return index, [
        (item.name, address + get_listing_path(item, locale.language_code)) for item in sort_by_name(sections)
    ]
