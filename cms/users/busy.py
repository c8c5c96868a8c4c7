"""Answer with a sentence where the admin's database is held by somebody else for longer than a request waits for it.

A release or an import writes in one transaction: on SQLite nobody else can write meanwhile; on PostgreSQL nobody can
change the same rows. Nothing of the request was saved, and it is shown with all that was sent, to be sent again.
"""

import logging

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks_db.utils import is_locked_database_exception

from .languages import speak_to
from .sessions import answer, is_from_script

logger = logging.getLogger(__name__)
BUSY = "busy"
# https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available, deadlock_detected,
# serialization_failure
STATES = {"55P03", "40P01", "40001"}


class BusyDatabaseMiddleware:
    """Answer 503 to a request of the admin that the database refused because it is busy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_busy(exception) or not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        logger.warning("The database was busy: %s %s", request.method, request.path_info)
        with speak_to(request.user):
            return refuse(request)


def is_busy(exception: Exception) -> bool:
    """Return whether an exception says that the database is busy, and that the same may succeed later."""
    if not isinstance(exception, OperationalError) or not exception.args:
        return False
    return is_locked_database_exception(exception) or getattr(exception.__cause__, "sqlstate", "") in STATES


def refuse(request: HttpRequest) -> HttpResponse:
    """Return the answer: JSON for scripts; for people a page with what they sent, except for files."""
    if is_from_script(request):
        detail = _("The database is busy. Nothing was saved: send it again in a moment.")
        return answer(BUSY, detail, status=503)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and not request.FILES
    ]
    return render(request, "users/busy.html", {"fields": fields, "path": request.get_full_path()}, status=503)
