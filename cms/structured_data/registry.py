"""Registry of the functions that describe page types; each content app registers its own in its AppConfig.ready()."""

from collections.abc import Callable

from wagtail.models import Page

from .graph import Graph, ViewGraph

Describe = Callable[[Page, Graph], None]
DescribeView = Callable[[ViewGraph], None]

_describers: dict[type[Page], Describe] = {}
_view_describers: dict[str, DescribeView] = {}


def register_structured_data(model: type[Page], describe: Describe) -> None:
    """Register `describe(page, graph)`, which adds the nodes of pages of a model and of the models derived from it.

    It takes no query: it gets the page with its related objects, and the template's context as `graph.context`.
    """
    _describers[model] = describe


def register_structured_data_of_view(name: str, describe: DescribeView) -> None:
    """Register `describe(graph)` for a public view that is not a page of the tree. name: of its URL pattern."""
    _view_describers[name] = describe


def find_describer(model: type[Page]) -> Describe | None:
    return next((_describers[step] for step in model.__mro__ if step in _describers), None)


def describe_page(page: Page, context) -> list[dict]:
    """Return the nodes that describe a page to machines; none for a page that is not public.

    page: as it is shown. context: its template's context, with `request`.
    """
    describe = find_describer(type(page))
    graph = Graph(page, context)
    if describe is None or not graph.is_public:
        return []
    describe(page, graph)
    return list(graph.nodes.values())


def describe_view(context) -> list[dict]:
    """Return the nodes that describe a view to machines; none for a view that is not registered.

    context: its template's context, with `request`.
    """
    match = context["request"].resolver_match
    describe = _view_describers.get(match.view_name) if match else None
    if describe is None:
        return []
    graph = ViewGraph(context)
    describe(graph)
    return list(graph.nodes.values())
