"""Structured data of the exhibition: the exhibition, its editions by city, its works."""

import re

from wagtail.models import Page

from cms.structured_data.graph import SCHEDULED, Graph, make_date, make_node
from cms.structured_data.images import add_image
from cms.structured_data.pages import add_images, add_person, add_webpage, relate_translations
from cms.structured_data.places import make_geo
from cms.structured_data.registry import register_structured_data
from cms.structured_data.site import add_organization, make_address, make_institution

from .models import ArtworkPage, EditionPage, ExhibitionPage

IN_PERSON = "https://schema.org/OfflineEventAttendanceMode"


def register() -> None:
    register_structured_data(ExhibitionPage, describe_exhibition)
    register_structured_data(EditionPage, describe_edition)
    register_structured_data(ArtworkPage, describe_artwork)


def describe_exhibition(page: ExhibitionPage, graph: Graph) -> None:
    """Describe the exhibition as one event that travels through cities; each edition is a part of it."""
    editions = [ref.page for ref in graph.context.get("editions", ())]
    event = add_exhibition(
        graph,
        page,
        editions,
        description=graph.describe(page),
        image=add_images(graph, page.body),
        subEvent=[add_edition(graph, edition) for edition in editions],
        workFeatured=[add_work(graph, ref.page) for ref in graph.context.get("works", ())],
    )
    add_webpage(graph, mainEntity=event, **relate_translations(graph, "WebPage", "page"))


def describe_edition(page: EditionPage, graph: Graph) -> None:
    editions = [ref.page for ref in graph.context.get("editions", ())]
    event = add_edition(
        graph,
        page,
        description=graph.describe(page),
        image=add_images(graph, page.body),
        superEvent=add_exhibition(graph, graph.find_above(ExhibitionPage), editions),
        workFeatured=[add_work(graph, ref.page) for ref in graph.context.get("works", ())],
        contributor=[make_institution(partner) for partner in graph.context.get("partners", ())],
    )
    add_webpage(graph, mainEntity=event, **relate_translations(graph, "WebPage", "page"))


def describe_artwork(page: ArtworkPage, graph: Graph) -> None:
    work = add_work(
        graph,
        page,
        description=graph.describe(page) or graph.say_without_markup(page, "label"),
        creator=[add_person(graph, ref) for ref in graph.context.get("artists", ())],
    )
    for ref in graph.context.get("editions", ()):
        add_edition(graph, ref.page, workFeatured=[work])
    add_webpage(graph, mainEntity=work, **relate_translations(graph, "WebPage", "page"))


def add_exhibition(graph: Graph, page: Page | None, editions: list[EditionPage], **properties) -> dict | None:
    """Add the exhibition, with the days and places of its editions; None without a page.

    page: the exhibition, or its row in the page context; None if it is not live."""
    if page is None:
        return None
    days = sorted(day for edition in editions for day in (edition.start_date, edition.end_date) if day)
    return graph.add_about(
        page,
        "ExhibitionEvent",
        "event",
        startDate=make_date(days[0]) if days else "",
        endDate=make_date(days[-1]) if days else "",
        location=[make_place(graph, edition) for edition in editions],
        eventStatus=SCHEDULED,
        eventAttendanceMode=IN_PERSON,
        organizer=add_organization(graph),
        **properties,
    )


def add_edition(graph: Graph, edition: EditionPage, **properties) -> dict:
    return graph.add_about(
        edition,
        "ExhibitionEvent",
        "event",
        startDate=make_date(edition.start_date),
        endDate=make_date(edition.end_date or edition.start_date),
        location=make_place(graph, edition),
        eventStatus=SCHEDULED,
        eventAttendanceMode=IN_PERSON,
        organizer=add_organization(graph),
        **properties,
    )


def make_place(graph: Graph, edition: EditionPage) -> dict:
    city = graph.say(edition, "city")
    street = ", ".join(line.strip() for line in graph.say(edition, "address").splitlines() if line.strip())
    return make_node(
        "Place",
        name=graph.say(edition, "venue") or city,
        address=make_address(street=street, city=city, country=edition.country),
        geo=make_geo(edition.latitude, edition.longitude),
    )


def add_work(graph: Graph, work: ArtworkPage, **properties) -> dict:
    """Add a work. Its year is free text ("1994–1996") and included only if it is a year."""
    url = graph.url_of(work)
    return graph.add(
        "VisualArtwork",
        f"{url}#work",
        name=graph.say(work, "title"),
        url=url,
        dateCreated=work.year if re.fullmatch(r"\d{4}", work.year) else "",
        artMedium=graph.say(work, "technique"),
        size=graph.say(work, "dimensions"),
        image=add_image(graph, work.lead_picture, caption=graph.say(work, "lead_caption")),
        **properties,
    )
