"""The pages for server errors: 503 while the database does not answer or nothing can be written, otherwise 500."""

import logging
import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.middleware.csrf import get_token
from django.template import loader
from django.utils import translation
from django.views.decorators.csrf import requires_csrf_token

from cms.users.busy import is_in_admin, list_fields, refuse_script
from cms.users.sessions import is_from_script
from cms.users.trouble import Trouble, find_trouble

logger = logging.getLogger(__name__)
RETRY_AFTER = 30  # seconds

LAST_RESORT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>MuseumWeek</title></head>
<body><h1>Something went wrong on our side</h1>
<p>The page could not be made. We have been told; please try again later.</p></body></html>
"""


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a request that raised an exception (handler500): 503 if it may succeed later.

    The page is rendered without context processors and without the database: either may be the cause of the error. It
    is in the language of the URL, also if the exception was raised before or after that language was active.
    """
    language = getattr(request, "LANGUAGE_CODE", None) or translation.get_language_from_path(request.path_info)
    language = language or settings.LANGUAGE_CODE
    trouble = find_trouble(sys.exc_info()[1])
    with translation.override(language):
        if trouble is None:
            return HttpResponseServerError(_render("500.html", language), headers={"Cache-Control": "no-store"})
        if is_in_admin(request) and is_from_script(request):
            response = refuse_script(trouble)
        else:
            response = HttpResponse(_render("503.html", language, **_describe(request, trouble)), status=503)
    response["Cache-Control"], response["Retry-After"] = "no-store", str(RETRY_AFTER)
    return response


def _describe(request: HttpRequest, trouble: Trouble) -> dict:
    """Return what somebody sent to the admin, so that it can be sent again.

    Only if it came from the admin's own form, which `requires_csrf_token` has found out: the button sends it with a
    valid token.
    """
    if not is_in_admin(request):
        return {}
    fields = list_fields(request) if getattr(request, "csrf_processing_done", False) else []
    sent = {"fields": fields, "path": request.get_full_path(), "csrf_token": get_token(request)}
    return {"is_admin": True, "is_full": trouble is Trouble.FULL, **sent}


def _render(template: str, language: str, **context) -> str:
    """Return the page; plain HTML if the template fails (for example, if a static file is not in the manifest)."""
    try:
        return loader.get_template(template).render({"LANGUAGE_CODE": language, **context})
    except Exception:
        logger.exception("%s itself could not be rendered", template)
        return LAST_RESORT
