"""/healthz: can this process answer readers? Asked by the proxy, by systemd and by monitors."""

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
    """
    Answer /healthz ahead of everything else.

    First in the list: a probe comes from the machine itself, by plain HTTP and with whatever Host it has, so neither
    ALLOWED_HOSTS nor the redirect to HTTPS may stand before it; and no session, no language, no cache is touched.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == PATH:
            return answer_health(request)
        return self.get_response(request)


def answer_health(request):
    """200 when everything works, 503 when one check fails; JSON that says which, without details (those are logged)."""
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
    """`ok`, what the check says is wrong, or `failing` when it raised."""
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
    """The code's newest migrations have all been applied to this database."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return None if newest_migrations() <= applied else "not all applied"


@lru_cache
def newest_migrations() -> frozenset:
    """The last migrations of every app; read from the files once, since they do not change under a running process."""
    return frozenset(MigrationLoader(connection).graph.leaf_nodes())


CHECKS = {"database": check_database, "cache": check_cache, "pages": check_version, "migrations": check_migrations}
