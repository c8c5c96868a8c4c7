"""The page for server errors."""

import logging

from django.conf import settings
from django.http import HttpResponseServerError
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger(__name__)

LAST_RESORT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>MuseumWeek</title></head>
<body><h1>Something went wrong on our side</h1>
<p>The page could not be made. We have been told; please try again later.</p></body></html>
"""


@requires_csrf_token
def server_error(request):
    """Render `500.html` without context processors and without the database (handler500).

    Either of them may be the cause of the error.

    If the template itself fails (a static file is missing from the manifest, for example), return a page of plain HTML.
    """
    try:
        html = loader.get_template("500.html").render(
            {"LANGUAGE_CODE": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)}
        )
    except Exception:
        logger.exception("500.html itself could not be rendered")
        html = LAST_RESORT
    return HttpResponseServerError(html, headers={"Cache-Control": "no-store"})
