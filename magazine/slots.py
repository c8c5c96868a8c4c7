"""What the magazine shows on the pages of other apps."""

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
    """The cover of the latest issue, with its contents beside it."""
    latest = find_latest_issue(page, request)
    return {"issue": latest, "stories": StoryPage.objects.list_in_issue(latest.page)} if latest else None


def show_latest_stories(page: Page, request: HttpRequest) -> dict | None:
    """The newest stories outside the latest issue, which shows its own."""
    latest = find_latest_issue(page, request)
    stories = StoryPage.objects.list_outside(latest.page if latest else None, page.locale, FRONT_PAGE_STORIES)
    return {"stories": stories} if stories else None


def find_latest_issue(page: Page, request: HttpRequest) -> Localized | None:
    """Return the latest issue for readers of a page, found once a request."""
    if not hasattr(request, "_latest_issue"):
        request._latest_issue = next(iter(IssuePage.objects.list_newest(page.locale, limit=1)), None)
    return request._latest_issue


def show_stories_of_person(page: Page, request: HttpRequest) -> dict | None:
    """What a person wrote, or answered in."""
    stories = StoryPage.objects.of_person(page).in_best_language(page.locale).newest_first()
    stories = wrap(stories, page.locale)
    return {"stories": stories} if stories else None


def show_sections_and_latest(page: Page, request: HttpRequest) -> dict | None:
    """What the search offers who has not found anything yet: the sections, the newest stories, the magazine."""
    index, sections = get_index_and_sections(page.locale, request)
    stories = StoryPage.objects.in_best_language(page.locale).newest_first()
    stories = wrap(stories[:SEARCH_STORIES], page.locale)
    if index is None and not stories:
        return None
    return {"index": index, "sections": sections, "stories": stories}


def get_index_and_sections(locale: Locale, request) -> tuple[Page | None, list[tuple[str, str]]]:
    """Return the magazine's own page in a language, where it has one, and (name, address) of the sections with stories.

    For pages outside of the magazine; within it there is `listing_url`.
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
