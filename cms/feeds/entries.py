"""Entries of feeds, independent of the format."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageLogEntry

from cms.core.caching.compiled_queries import compiled_query, fill_up
from cms.core.content.untranslated import find_language
from cms.core.navigation.urls import make_absolute
from cms.core.typography.typesetting import typeset_text
from cms.images.credits.credit_line import credit_line
from cms.images.presets import MIME_TYPES
from cms.images.responsive.elements import find_responsive_image

# The action that `cms.translation` logs when an editor marks an edit as minor.
MINOR_EDIT = "translation.minor_edit"
PUBLISHED = "wagtail.publish"
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # for a page that became live without being published


@dataclass(frozen=True)
class Person:
    name: str
    url: str = ""


@dataclass(frozen=True)
class Category:
    term: str
    label: str


@dataclass(frozen=True)
class Image:
    """The lead image of an entry, in addition to the one in its text: feed readers show it in their lists."""

    url: str
    width: int
    height: int
    credit: str
    mime_type: str = MIME_TYPES["jpeg"]


@dataclass(frozen=True)
class Entry:
    identity: str  # never changes
    title: str
    title_language: str  # "" if it is the feed's
    url: str
    summary: str
    html: str  # the full text, clean, with absolute URLs
    published: datetime.datetime
    updated: datetime.datetime
    authors: list[Person] = field(default_factory=list)
    contributors: list[Person] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    image: Image | None = None
    episodes: tuple = ()  # its recordings, for podcasts


def make_identity(page: Page, purpose: str = "") -> str:
    """Return a permanent identity (`urn:uuid:`) for a page's text in its language.

    It depends on nothing that an editor can change: not the URL, the title, the place in the tree or the host.
    purpose: names another thing to identify on the page, such as its feed.
    """
    return uuid.uuid5(page.translation_key, f"{page.locale.language_code}{purpose}").urn


def get_published(page: Page) -> datetime.datetime:
    """Return when a page was first published in its language: a translation later than its original."""
    return (page.first_published_at or page.last_published_at or NEVER).replace(microsecond=0)


def find_updates(pages: Iterable[Page]) -> dict[int, datetime.datetime]:
    """Return by primary key when pages were last published with more than a minor edit (one query).

    A minor edit does not show a text to its readers again; `updated` in Atom is what the publisher finds significant
    (RFC 4287, 4.2.15). If the log has no such publication, use the last publication.
    """
    pages = {page.pk: page for page in pages}
    rows = _find_log(fill_up(pages))
    minor = {revision for _page, action, revision, _moment in rows if action == MINOR_EDIT and revision}
    known = {
        pk: moment for pk, action, revision, moment in rows if action == PUBLISHED and revision not in minor
    }  # fmt: skip
    return {pk: _find_update(page, known.get(pk), page.live_revision_id in minor) for pk, page in pages.items()}


@compiled_query
def _find_log(pages: tuple) -> QuerySet:
    log = PageLogEntry.objects.filter(page__in=pages, action__in=[MINOR_EDIT, PUBLISHED])
    return log.order_by("timestamp", "pk").values_list("page_id", "action", "revision_id", "timestamp")


def _find_update(page: Page, logged: datetime.datetime | None, is_minor: bool) -> datetime.datetime:
    published = get_published(page)
    last = page.last_published_at or published
    moment = min(last, logged) if logged else published if is_minor else last
    return max(moment.replace(microsecond=0), published)


def make_entry(request: HttpRequest, page: Page, html: str, updated: datetime.datetime, **more) -> Entry:
    """Return the entry of a page. html: its full text, cleaned. more: further fields of `Entry`."""
    title_language, summary_language = find_language(page, "title"), find_language(page, "summary")
    language = page.locale.language_code
    return Entry(
        identity=make_identity(page),
        title=typeset_text(page.title, title_language or language),
        title_language=title_language,
        url=make_absolute(page.get_url(request), request),
        summary=typeset_text(page.summary, summary_language or language),
        html=html,
        published=get_published(page),
        updated=updated,
        image=make_image(request, page),
        **more,
    )


def make_image(request: HttpRequest, page: Page) -> Image | None:
    """Return the lead image of a page; None if it has none that may be shown."""
    shown = find_responsive_image(page.lead_picture, "lead", request=request)
    if shown is None:
        return None
    return Image(
        url=make_absolute(shown.fallback.url, request),
        width=shown.fallback.width,
        height=shown.fallback.height,
        credit=credit_line(shown.image).text,
    )
