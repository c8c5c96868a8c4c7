"""What the magazine shows on the pages of other apps."""

from django.http import HttpRequest
from wagtail.models import Page

from cms.core.content.localized import Localized, wrap

from .listing import get_contents, get_issues, get_stories, get_stories_of, get_stories_outside, get_ways_in

FRONT_PAGE_STORIES = 6
SEARCH_STORIES = 3


def show_latest_issue(page: Page, request: HttpRequest) -> dict | None:
    """The cover of the latest issue, with its contents beside it."""
    latest = find_latest_issue(page, request)
    return {"issue": latest, "stories": get_contents(latest.page)} if latest else None


def show_latest_stories(page: Page, request: HttpRequest) -> dict | None:
    """The newest stories outside the latest issue, which shows its own."""
    latest = find_latest_issue(page, request)
    stories = get_stories_outside(latest.page if latest else None, page.locale, FRONT_PAGE_STORIES)
    return {"stories": stories} if stories else None


def find_latest_issue(page: Page, request: HttpRequest) -> Localized | None:
    """Return the latest issue for readers of a page, found once a request."""
    if not hasattr(request, "_latest_issue"):
        request._latest_issue = next(iter(get_issues(page.locale, limit=1)), None)
    return request._latest_issue


def show_stories_of_person(page: Page, request: HttpRequest) -> dict | None:
    """What a person wrote, or answered in."""
    stories = wrap(get_stories_of(page, page.locale), page.locale)
    return {"stories": stories} if stories else None


def show_ways_in(page: Page, request: HttpRequest) -> dict | None:
    """What the search offers who has not found anything yet: the sections, the newest stories, the magazine."""
    index, sections = get_ways_in(page.locale, request)
    stories = wrap(get_stories(page.locale).order_by("-date", "-pk")[:SEARCH_STORIES], page.locale)
    if index is None and not stories:
        return None
    return {"index": index, "sections": sections, "stories": stories}
