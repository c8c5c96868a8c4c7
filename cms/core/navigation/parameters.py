"""Query parameters that change what a reader sees: `?page=2`, `?with=pt`."""

from collections.abc import Callable

from django.http import HttpRequest

ACKNOWLEDGED = "cms.acknowledged_parameters"


def acknowledge(request: HttpRequest, name: str) -> None:
    """Record that a parameter was used and is valid for this page.

    A URL with a parameter that is not acknowledged is answered, but never stored in the page cache, so that nobody
    can fill it with `?page=4711`. It is recorded in the WSGI environment, where the page cache reads it.
    """
    request.META.setdefault(ACKNOWLEDGED, set()).add(name)


def reads_parameters(*names: str) -> Callable:
    """Declare all query parameters that a view for readers reads; without names: none.

    The page cache drops all others before the view sees them, so that nobody passes it by with `?x=4711`. Views that do
    not declare theirs get every query unchanged.
    """

    def declare(view: Callable) -> Callable:
        view.parameters = frozenset(names)
        return view

    return declare
