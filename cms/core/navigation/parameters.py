"""The parameters of addresses that change what a reader sees: `?page=2`, `?with=pt`."""

from django.http import HttpRequest

ACKNOWLEDGED = "cms.acknowledged_parameters"


def acknowledge(request: HttpRequest, name: str) -> None:
    """Say that a parameter was used and is valid for this page.

    An address with a parameter that nobody acknowledges is answered, but never kept by the page cache: so nobody can
    fill it with `?page=4711`. Written where the cache reads it, in the environment of WSGI.
    """
    request.META.setdefault(ACKNOWLEDGED, set()).add(name)
