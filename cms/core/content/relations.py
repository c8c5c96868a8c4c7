"""One-to-one relations of pages that apps above register, to be fetched with the pages that readers are served.

Examples are social cards and stored bodies. The queries for readers' pages are made in lower packages, which do not
know these apps: each registers its relation in its AppConfig.ready().
"""

from django.db.models import QuerySet

_of_served: list[str] = []
_of_surrounding: list[str] = []


def register_relation(name: str, *, served: bool = False, surrounding: bool = False) -> None:
    """Fetch the one-to-one relation of this name with pages.

    served: with the page that is served. surrounding: with the pages around it: other languages, menus.
    """
    for wanted, names in ((served, _of_served), (surrounding, _of_surrounding)):
        if wanted and name not in names:
            names.append(name)


def list_surrounding_relations() -> tuple[str, ...]:
    return tuple(_of_surrounding)


def select_served(pages: QuerySet) -> QuerySet:
    """Select the related objects of served pages: the type's own `serve_select_related`, and registered relations."""
    names = getattr(pages.model, "serve_select_related", None)
    return pages.select_related(*names, *_of_served) if names else pages
