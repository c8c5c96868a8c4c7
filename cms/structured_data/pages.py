"""Nodes for pages of all types: the web page with its breadcrumbs, its images, its other languages, its lists."""

from collections.abc import Iterable

from django.core.paginator import Page as PaginatorPage
from wagtail.models import Page

from cms.core.content.localized import Localized
from cms.rendered_bodies.extras import get_extra

from .graph import Graph, make_date, make_node
from .images import BODY_IMAGES, LEAD_IMAGE, add_image_data
from .site import add_website


def add_webpage(graph: Graph, kind: str = "WebPage", *, with_search: bool = False, **properties) -> dict:
    """Add the page as a document of the site, with its breadcrumbs and its lead image.

    kind: WebPage or a type derived from it. properties: what it is about, and values that replace the page's own.
    """
    page = graph.page
    own = {
        "url": graph.url,
        "name": graph.say(page, "title"),
        "description": graph.describe(page),
        "inLanguage": graph.language,
        "datePublished": make_date(page.first_published_at),
        "dateModified": make_date(page.last_published_at),
    }
    makers = {
        "isPartOf": lambda: add_website(graph, with_search=with_search),
        "breadcrumb": lambda: add_breadcrumbs(graph),
        "primaryImageOfPage": lambda: add_lead_image(graph),
    }
    own |= {name: make() for name, make in makers.items() if name not in properties}
    url = properties.get("url", graph.url)
    return graph.add(kind, f"{url}#page", **own | properties)


def add_breadcrumbs(graph: Graph, *further: tuple[str, str]) -> dict | None:
    """Add the breadcrumbs from the front page to this one, the page itself last; None on the front page.

    further: name and URL of each view below the page.
    """
    way = [*graph.page_context.ancestors, graph.page]
    steps = [(graph.say(page, "title"), graph.url_of(page)) for page in way] + list(further)
    if len(steps) < 2:
        return None
    items = [
        make_node("ListItem", position=position, name=name, item=url)
        for position, (name, url) in enumerate(steps, start=1)
    ]
    return graph.add("BreadcrumbList", f"{steps[-1][1]}#crumbs", itemListElement=items)


def add_lead_image(graph: Graph) -> dict | None:
    told = get_extra(graph.page, LEAD_IMAGE)
    return add_image_data(graph, told) if told else None


def add_images(graph: Graph, body=None) -> list[dict]:
    """Add the page's lead image and those of its body, whose structured data is stored with the body."""
    told = get_extra(graph.page, BODY_IMAGES) if body else []
    images = [add_lead_image(graph), *(add_image_data(graph, image) for image in told)]
    return list({image["@id"]: image for image in images if image}.values())


def relate_translations(graph: Graph, kind: str, fragment: str) -> dict:
    """Return the properties that connect a work with its versions in other languages, and add a node for each.

    An original names its translations, a translation its original. Only versions that are live, public and not aliases
    are named, as in `hreflang`. kind, fragment: type and end of the @id of the work, the same for all its versions.
    """
    original = graph.page_context.original_language
    if not original:
        return {}
    versions = {
        link.code: _add_version(graph, link, kind, fragment)
        for link in graph.page_context.languages
        if link.is_exact and not link.is_current and original in (graph.language, link.code)
    }
    if original == graph.language:
        return {"workTranslation": list(versions.values())}
    return {"translationOfWork": versions.get(original)}


def _add_version(graph: Graph, link, kind: str, fragment: str) -> dict:
    url = graph.make_absolute(link.url)
    title = {"headline" if kind == "Article" else "name": link.target_title}
    return graph.add(kind, f"{url}#{fragment}", url=url, inLanguage=link.code, **title)


def add_list(graph: Graph, items: Iterable[dict], *, url: str = "", pages: PaginatorPage | None = None) -> dict | None:
    """Add the list that a page shows; None if it is empty.

    items: references, in order. url: the list's URL, if it is not the page's. pages: the page of a long list.
    """
    items = list(items)
    if not items:
        return None
    url = url or graph.url
    address = url if pages is None or pages.number == 1 else f"{url}?page={pages.number}"
    first = pages.start_index() if pages else 1
    return graph.add(
        "ItemList",
        f"{address}#list",
        numberOfItems=pages.paginator.count if pages else len(items),
        itemListElement=[
            make_node("ListItem", position=position, item=item) for position, item in enumerate(items, start=first)
        ],
    )


def add_person(graph: Graph, ref: Localized, **properties) -> dict:
    """Add a person that another page refers to: the name, with the URL of their own page."""
    page: Page = ref.page
    url = graph.url_of(page)
    job = graph.say(page, "occupation")
    return graph.add("Person", f"{url}#person", name=page.title, url=url, jobTitle=job, **properties)
