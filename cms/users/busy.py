"""Answer with a sentence where the admin cannot save: the database is busy, the disk is full, the database is away.

A release or an import writes in one transaction: on SQLite nobody else can write meanwhile; on PostgreSQL nobody can
change the same rows. Nothing of the request was saved, and it is shown with all that was sent, to be sent again.
"""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from .languages import speak_to
from .sessions import answer, is_from_script
from .trouble import Trouble, find_trouble

logger = logging.getLogger(__name__)


class BusyDatabaseMiddleware:
    """Answer 503 to a request of the admin that cannot be saved at the moment.

    If the database is away, no page of the admin can be rendered: `cms.serving.errors` answers then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        trouble = find_trouble(exception)
        if trouble in (None, Trouble.AWAY) or not is_in_admin(request):
            return None
        logger.warning("Nothing was saved (%s): %s %s", trouble.value, request.method, request.path_info)
        with speak_to(request.user):
            return refuse(request, trouble)


def is_in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def refuse(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Return the answer: JSON for scripts; for people a page with what they sent, except for files."""
    if is_from_script(request):
        return refuse_script(trouble)
    context = {
        "fields": list_fields(request),
        "path": request.get_full_path(),
        "is_full": trouble is Trouble.FULL,
        "is_without_files": trouble is Trouble.STORE,
    }
    return render(request, "users/busy.html", context, status=503)


def refuse_script(trouble: Trouble) -> HttpResponse:
    details = {
        Trouble.BUSY: _("The database is busy. Nothing was saved: send it again in a moment."),
        Trouble.FULL: _("The disk is full. Nothing was saved: keep this page open, and tell an administrator."),
        Trouble.AWAY: _("The database does not answer. Nothing was saved: send it again in a moment."),
        Trouble.STORE: _("The store of files does not answer. Nothing was saved: send it again in a moment."),
    }
    return answer(trouble.value, details[trouble], status=503)


def list_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was sent, as names and values, to be sent again; nothing if it has files, which cannot be."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and not request.FILES
    ]
