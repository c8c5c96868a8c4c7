"""Structured data of the association, its people and the MuseumWeek years."""

from wagtail.models import Page

from cms.core.content.localized import Localized
from cms.core.content.untranslated import find_language
from cms.core.sanitizing.urls import keep_allowed
from cms.core.typography.dates import format_long_date
from cms.core.typography.typesetting import typeset_text
from cms.structured_data.graph import SCHEDULED, Graph, make_date, make_node
from cms.structured_data.pages import (
    add_images,
    add_lead_image,
    add_list,
    add_person,
    add_webpage,
    relate_translations,
)
from cms.structured_data.places import make_places
from cms.structured_data.recordings import add_recordings
from cms.structured_data.registry import register_structured_data
from cms.structured_data.site import add_organization, make_institution

from .models import (
    HomePage,
    MuseumWeekDay,
    MuseumWeekIndexPage,
    MuseumWeekPage,
    PeopleIndexPage,
    PersonPage,
    StandardPage,
)

ONLINE_AND_IN_PERSON = "https://schema.org/MixedEventAttendanceMode"


def register() -> None:
    register_structured_data(HomePage, describe_home)
    register_structured_data(StandardPage, describe_standing_page)
    register_structured_data(PeopleIndexPage, describe_people)
    register_structured_data(PersonPage, describe_person)
    register_structured_data(MuseumWeekIndexPage, describe_museumweek)
    register_structured_data(MuseumWeekPage, describe_year)


def describe_home(page: HomePage, graph: Graph) -> None:
    add_webpage(graph, with_search=True, about=add_organization(graph), **relate_translations(graph, "WebPage", "page"))


def describe_standing_page(page: StandardPage, graph: Graph) -> None:
    add_webpage(
        graph,
        image=add_images(graph, page.body),
        audio=add_recordings(graph, page.body),
        contentLocation=make_places(graph, page.body),
        **relate_translations(graph, "WebPage", "page"),
    )


# --- People ----------------------------------------------------------------------------------------------------------


def describe_people(page: PeopleIndexPage, graph: Graph) -> None:
    people = [add_person(graph, ref) for ref in graph.context.get("people", ())]
    translations = relate_translations(graph, "WebPage", "page")
    add_webpage(graph, "CollectionPage", mainEntity=add_list(graph, people), **translations)


def describe_person(page: PersonPage, graph: Graph) -> None:
    person = add_person(
        graph,
        Localized(page, False),
        description=graph.describe(page) or graph.say_without_markup(page, "bio"),
        image=add_lead_image(graph),
        affiliation=make_institution(page.institution),
        sameAs=keep_allowed(page.website),
    )
    add_webpage(graph, "ProfilePage", mainEntity=person, **relate_translations(graph, "WebPage", "page"))


# --- MuseumWeek ------------------------------------------------------------------------------------------------------


def describe_museumweek(page: MuseumWeekIndexPage, graph: Graph) -> None:
    years = [add_year(graph, ref.page) for ref in graph.context.get("years", ())]
    series = add_series(
        graph, page, description=graph.describe(page), image=add_images(graph, page.body), subEvent=years
    )
    translations = relate_translations(graph, "WebPage", "page")
    add_webpage(graph, "CollectionPage", about=series, mainEntity=add_list(graph, years), **translations)


def describe_year(page: MuseumWeekPage, graph: Graph) -> None:
    year = add_year(
        graph,
        page,
        description=graph.describe(page),
        about=make_node("Thing", name=graph.say(page, "theme")),
        image=add_images(graph, page.body),
        superEvent=add_series(graph, graph.find_above(MuseumWeekIndexPage)),
        contributor=[make_institution(partner) for partner in graph.context.get("partners", ())],
        subEvent=[add_day(graph, day) for day in graph.context.get("days", ())],
    )
    add_webpage(graph, mainEntity=year, **relate_translations(graph, "WebPage", "page"))


def add_series(graph: Graph, page: Page | None, **properties) -> dict | None:
    """Add the series of yearly weeks; None without a page. page: its index, or the index's row in the page context."""
    if page is None:
        return None
    return graph.add_about(page, "EventSeries", "series", organizer=add_organization(graph), **properties)


def add_year(graph: Graph, page: MuseumWeekPage, **properties) -> dict:
    return _add_event(graph, "event", page, page.start_date, page.end_date, **properties)


def add_day(graph: Graph, day: MuseumWeekDay) -> dict:
    """Add a day, named after its hashtag, else its text or date."""
    page = graph.page
    language = find_language(page, f"days.{day.translation_key}.text") or graph.language
    text = typeset_text(day.text, language)
    return _add_event(
        graph,
        f"day-{day.date.isoformat()}",
        page,
        day.date,
        day.date,
        name=day.hashtag or text or f"{graph.say(page, 'title')}, {format_long_date(day.date)}",
        description=text if day.hashtag else "",
        superEvent={"@id": f"{graph.url}#event"},
    )


def _add_event(graph: Graph, fragment: str, page: MuseumWeekPage, start, end, **properties) -> dict:
    """Add an event. MuseumWeek takes place online, by hashtags, and in museums everywhere: its location is its page."""
    return graph.add_about(
        page,
        "Event",
        fragment,
        startDate=make_date(start),
        endDate=make_date(end or start),
        location=make_node("VirtualLocation", url=graph.url_of(page)),
        eventStatus=SCHEDULED,
        eventAttendanceMode=ONLINE_AND_IN_PERSON,
        organizer=add_organization(graph),
        **properties,
    )
