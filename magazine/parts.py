"""What the magazine shows on the pages of other apps."""

from django.http import HttpRequest
from wagtail.models import Page

from cms.core.localized import wrap

from .listing import get_contents, get_issues, get_stories, get_stories_of, get_stories_outside, get_ways_in

FRONT_PAGE_STORIES = 6
SEARCH_STORIES = 3


def show_latest_issue(page: Page, request: HttpRequest) -> dict | None:
    """The cover of the latest issue, with its contents beside it."""
    issues = get_issues(page.locale, limit=1)
    if not issues:
        return None
    return {"issue": issues[0], "stories": get_contents(issues[0].page)}


def show_latest_stories(page: Page, request: HttpRequest) -> dict | None:
    """The newest stories outside the latest issue, which shows its own."""
    latest = get_issues(page.locale, limit=1)
    stories = get_stories_outside(latest[0].page if latest else None, page.locale, FRONT_PAGE_STORIES)
    return {"stories": stories} if stories else None


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
