"""Every URL of the admin, derived from the program's own patterns and filled with existing objects."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)|(\((?:[^()]|\([^()]*\))*\))")


def list_patterns(resolver=None, route: str = "", names: tuple = ()) -> Iterator[tuple[str, str, object]]:
    """Yield each pattern below the admin with its route as one string and its name, "wagtailimages:edit"."""
    for entry in (resolver or get_resolver()).url_patterns:
        whole = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from list_patterns(entry, whole, (*names, *([entry.namespace] if entry.namespace else [])))
        elif isinstance(entry, URLPattern) and whole.startswith("admin/"):
            yield ":".join([*names, entry.name or ""]), whole, entry.callback


def list_arguments(route: str) -> list[str]:
    """Return the names of a route's arguments, in their order; "" for one without a name."""
    return [first or second for first, second, _third in ARGUMENT.findall(route)]


def fill(route: str, values: list) -> str:
    """Replace a route's arguments by values."""
    given = iter(values)
    path = ARGUMENT.sub(lambda _match: str(next(given)), route)
    return "/" + path.replace("^", "").replace("$", "").replace("\\.", ".").replace("\\Z", "")
