"""Calendars of the exhibition: one edition, or all editions."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.calendars.events import Event, EventCalendar, get_revised
from cms.core.content.untranslated import find_language
from cms.core.content.visibility import visible
from cms.core.typography.typesetting import typeset_text

from .models import EditionPage, ExhibitionPage


def collect_edition(page: EditionPage, request: HttpRequest) -> EventCalendar | None:
    """Return the calendar of one edition; None if it has no first day yet."""
    return _make_calendar(page, [page], request) if page.start_date else None


def collect_editions(page: ExhibitionPage, request: HttpRequest) -> EventCalendar:
    """Return the calendar of all editions in the page's language; it may be empty, since people subscribe to it."""
    editions = EditionPage.objects.child_of(page).filter(start_date__isnull=False).select_related("locale")
    return _make_calendar(page, visible(editions).defer_streamfields().order_by("start_date", "pk"), request)


def _make_calendar(page, editions, request: HttpRequest) -> EventCalendar:
    return EventCalendar(
        name=typeset_text(page.title, page.locale.language_code),
        language=page.locale.language_code,
        url=page.get_full_url(request),
        events=[_make_event(edition, request) for edition in editions],
    )


def _make_event(edition: EditionPage, request: HttpRequest) -> Event:
    language = edition.locale.language_code
    summary_language = find_language(edition, "summary")
    paragraphs = [typeset_text(edition.summary, summary_language or language)]
    if edition.hours:
        paragraphs.append("\n".join([_("Opening hours"), typeset_text(edition.hours, language)]))
    where = [edition.venue, *edition.address.splitlines(), edition.city, edition.country_name]
    has_position = edition.latitude is not None and edition.longitude is not None
    return Event(
        uid=str(edition.translation_key),
        title=typeset_text(edition.title, find_language(edition, "title") or language),
        first_day=edition.start_date,
        last_day=edition.end_date,
        url=edition.get_full_url(request),
        language=find_language(edition, "title") or language,
        revised=get_revised(edition),
        text="\n\n".join(filter(None, paragraphs)),
        text_language=summary_language,
        place=", ".join(filter(None, (part.strip() for part in where))),
        position=(float(edition.latitude), float(edition.longitude)) if has_position else None,
        category=_("Exhibition"),
    )
