"""Nodes that every page refers to: the publisher, and the site in the reader's language."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override

from cms.core.sanitizing.urls import keep_allowed

from .graph import Graph, make_node

MAGAZINE_NAME = "MuseumWeek Magazine"
ASSOCIATION = "Culture For Causes Network"
FOUNDED, CITY, COUNTRY = "2017", "Paris", "FR"
LOGO, LOGO_SIDE = "img/icon-180.png", 180


def add_organization(graph: Graph) -> dict:
    """Add the association that publishes the site; it is the same in every language."""
    node_id = f"{graph.root}#organization"
    return graph.find(node_id) or graph.add(
        "Organization",
        node_id,
        name=ASSOCIATION,
        url=get_home_url(graph),
        foundingDate=FOUNDED,
        address=make_address(city=CITY, country=COUNTRY),
        logo=make_node("ImageObject", contentUrl=graph.make_absolute(static(LOGO)), width=LOGO_SIDE, height=LOGO_SIDE),
    )


def add_website(graph: Graph, *, with_search: bool = False) -> dict:
    """Add the site in the page's language; with the URL of its search on the front page."""
    url = get_home_url(graph)
    return graph.add(
        "WebSite",
        f"{url}#website",
        url=url,
        name=settings.WAGTAIL_SITE_NAME,
        inLanguage=graph.language,
        publisher=add_organization(graph),
        potentialAction=_make_search_action(graph) if with_search else None,
    )


def get_home_url(graph: Graph) -> str:
    home = graph.page_context.home
    return graph.url_of(home) if home else graph.root


def _make_search_action(graph: Graph) -> dict:
    with override(graph.language):
        address = graph.make_absolute(reverse("search"))
    template = f"{address}?q={{search_term_string}}"
    return make_node(
        "SearchAction",
        target=make_node("EntryPoint", urlTemplate=template),
        **{"query-input": "required name=search_term_string"},
    )


def make_address(*, street: str = "", city: str = "", country: str = "") -> dict | None:
    """Return a postal address; None if it is empty. country: an ISO 3166-1 code."""
    return make_node("PostalAddress", streetAddress=street, addressLocality=city, addressCountry=country)


def make_institution(institution) -> dict | None:
    """Return a museum, library or partner under its own name; None for None."""
    if institution is None:
        return None
    city, country = getattr(institution, "city", ""), getattr(institution, "country", "")
    return make_node(
        "Organization",
        name=institution.name,
        url=keep_allowed(institution.url),
        address=make_address(city=city, country=country),
    )
