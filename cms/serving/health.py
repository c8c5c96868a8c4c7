"""The health check at /healthz, for the proxy, systemd and monitors: tells whether this process can answer readers."""

import logging
from functools import lru_cache

from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponseNotAllowed, JsonResponse

from .cache.current import check_version

logger = logging.getLogger(__name__)
PATH = "/healthz"


class HealthMiddleware:
    """Answer /healthz before everything else.

    It stands first in the list: a probe comes from the machine itself, by plain HTTP and with any Host header, so
    neither ALLOWED_HOSTS nor the redirect to HTTPS may come before it. No session, language or cache is used for it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == PATH:
            return answer_health(request)
        return self.get_response(request)


def answer_health(request):
    """Return 200 if all checks pass, 503 if one fails.

    The JSON names the failed checks without details, which are logged.
    """
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    checks = {name: run_check(name, check) for name, check in CHECKS.items()}
    healthy = all(result == "ok" for result in checks.values())
    return JsonResponse(
        {"status": "ok" if healthy else "failing", "checks": checks},
        status=200 if healthy else 503,
        headers={"Cache-Control": "no-store"},
    )


def run_check(name, check) -> str:
    """Return `ok`, the problem that the check returns, or `failing` if it raised."""
    try:
        return check() or "ok"
    except Exception:
        logger.exception("Health check %s failed", name)
        return "failing"


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def check_cache():
    cache.set("healthz", "ok", 30)
    return None if cache.get("healthz") == "ok" else "what was written is not read back"


def check_migrations():
    """Check that the newest migrations of the code have been applied to this database."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return None if newest_migrations() <= applied else "not all applied"


@lru_cache
def newest_migrations() -> frozenset:
    """Return the last migrations of every app, read from the files once: they do not change under a running process."""
    return frozenset(MigrationLoader(connection).graph.leaf_nodes())


CHECKS = {"database": check_database, "cache": check_cache, "pages": check_version, "migrations": check_migrations}
