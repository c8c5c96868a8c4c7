"""The health checks at /healthz and /healthz/newsroom, for load balancers and monitors."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from . import for_readers
from .newsroom import CHECKS as NEWSROOM_CHECKS

logger = logging.getLogger(__name__)
FOR_READERS, FOR_THE_NEWSROOM = "/healthz", "/healthz/newsroom"


class HealthMiddleware:
    """Answer the health checks before everything else.

    It stands first in the list: a probe comes from the machine itself, by plain HTTP and with any Host header, so
    neither ALLOWED_HOSTS nor the redirect to HTTPS may come before it. No session, language or cache is used for it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info not in (FOR_READERS, FOR_THE_NEWSROOM):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        answer = answer_for_readers if request.path_info == FOR_READERS else answer_for_the_newsroom
        return answer(request)


def answer_for_readers(request: HttpRequest) -> HttpResponse:
    """Return 503 if this process cannot serve readers; 200 if it can, also if it has nothing but the kept pages."""
    checks = {name: run_check(name, check) for name, check in for_readers.CHECKS.items()}
    if checks["database"] == "ok":
        return respond("ok" if set(checks.values()) == {"ok"} else "failing", checks)
    return respond("kept pages only" if for_readers.serves_kept_pages() else "failing", checks)


def answer_for_the_newsroom(request: HttpRequest) -> HttpResponse:
    """Return 503 if something is wrong that readers may not notice."""
    checks = {name: run_check(name, lambda check=check: find_word(check)) for name, check in NEWSROOM_CHECKS.items()}
    return respond("ok" if set(checks.values()) == {"ok"} else "failing", checks)


def find_word(check: Callable) -> str | None:
    return next((problem.word for problem in check()), None)


def run_check(name: str, check: Callable[[], str | None]) -> str:
    """Return `ok`, the problem that the check returns, or `failing` if it raised; details are logged only."""
    try:
        return check() or "ok"
    except Exception:
        logger.exception("Health check %s failed", name)
        return "failing"


def respond(status: str, checks: dict[str, str]) -> HttpResponse:
    code = 503 if status == "failing" else 200
    return JsonResponse({"status": status, "checks": checks}, status=code, headers={"Cache-Control": "no-store"})
