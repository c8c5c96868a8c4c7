"""Nodes for the pages that credit the site's images: one image with its licence, and the list of all images."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.typography.typesetting import typeset_text
from cms.images.models import CustomImage

from .graph import ViewGraph, make_node
from .images import add_image_data, collect_image_data
from .pages import add_list
from .site import add_website, get_home_url


def describe_image_page(graph: ViewGraph) -> None:
    """Add the page about an image, and the image."""
    title = typeset_text(graph.context["title"], graph.language)
    image = _add(graph, graph.context["image"])
    crumbs = [_list_step(), (title, graph.url)]
    _add_page(graph, "WebPage", crumbs, mainEntity=image, primaryImageOfPage=image)


def describe_image_list(graph: ViewGraph) -> None:
    """Add one page of the list of all images.

    Add nothing for a list that is filtered by a licence, which is not a page of its own.
    """
    if graph.context["licence"]:
        return
    images = [_add(graph, item["image"]) for item in graph.context["images"]]
    items = add_list(graph, filter(None, images), pages=graph.context["pages"])
    _add_page(graph, "CollectionPage", [_list_step()], mainEntity=items)


def _add(graph: ViewGraph, image: CustomImage) -> dict | None:
    return add_image_data(graph, collect_image_data(image, graph.language))


def _list_step() -> tuple[str, str]:
    return _("Pictures and licences"), reverse("image_credits")


def _add_page(graph: ViewGraph, kind: str, crumbs: list[tuple[str, str]], **properties) -> None:
    graph.add(
        kind,
        f"{graph.url}#page",
        url=graph.url,
        name=crumbs[-1][0],
        description=graph.context["own_description"],
        inLanguage=graph.language,
        isPartOf=add_website(graph),
        breadcrumb=_add_breadcrumbs(graph, crumbs),
        **properties,
    )


def _add_breadcrumbs(graph: ViewGraph, crumbs: list[tuple[str, str]]) -> dict:
    steps = [(graph.say(graph.page_context.home, "title"), get_home_url(graph)), *crumbs]
    items = [
        make_node("ListItem", position=position, name=name, item=graph.make_absolute(url))
        for position, (name, url) in enumerate(steps, start=1)
    ]
    return graph.add("BreadcrumbList", f"{graph.url}#crumbs", itemListElement=items)
