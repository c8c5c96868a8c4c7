"""What rooms above keep of each page, in rows of their own: fetched with the pages that readers are served.

A card for social media and a stored body, say, hang at their page by a one-to-one relation. The queries for readers'
pages are made here, in lower rooms, which do not know of them: each registers its relation, in its AppConfig.ready().
"""

from django.db.models import QuerySet

_of_served: list[str] = []
_of_surrounding: list[str] = []


def register_relation(name: str, *, served: bool = False, surrounding: bool = False) -> None:
    """Have the one-to-one relation of this name fetched along.

    served: with the page that is served. surrounding: with the pages around it: other languages, menus.
    """
    for wanted, names in ((served, _of_served), (surrounding, _of_surrounding)):
        if wanted and name not in names:
            names.append(name)


def list_surrounding_relations() -> tuple[str, ...]:
    return tuple(_of_surrounding)


def select_served(pages: QuerySet) -> QuerySet:
    """Fetch what pages of a type are served with: the type's own `serve_select_related`, and what was registered."""
    names = getattr(pages.model, "serve_select_related", None)
    return pages.select_related(*names, *_of_served) if names else pages
