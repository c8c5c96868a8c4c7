"""Answer 400 where a view of the admin fails at what the request itself says.

Wagtail's views trust their own pages: `?id=abc`, a missing count or a broken form raise errors in them. Such an error
is one of the request only if the request can be shown to be its cause; all others remain errors of the program.
"""

import logging
import re
from json import JSONDecodeError

from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.chooser import CreateViewMixin

from .busy import is_in_admin
from .languages import speak_to
from .sessions import answer, is_from_script

logger = logging.getLogger(__name__)

# Raised only by what a request says: a missing field, a page of a list that does not exist, bytes that are no JSON.
ALWAYS = (MultiValueDictKeyError, InvalidPage, JSONDecodeError, BadRequest)
QUOTING = (ValueError, NoReverseMatch, ValidationError)
HUGE = re.compile(r"\s*[-+]?\d{10,}\s*")  # more than a column of numbers may hold


class MalformedRequestMiddleware:
    """Answer 400, with a sentence, instead of 500. It must come after the middleware that answers other exceptions."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_in_admin(request) or not is_caused_by(request, exception):
            return None
        logger.warning("Malformed request (%s): %s %s", type(exception).__name__, request.method, request.path_info)
        with speak_to(request.user):
            if is_from_script(request):
                return answer("malformed", _("This request is incomplete or has a wrong value."), status=400)
            return render(request, "users/malformed.html", status=400)


def is_caused_by(request: HttpRequest, exception: Exception) -> bool:
    """Return whether the exception quotes what was sent, or what must be sent is missing."""
    if isinstance(exception, ALWAYS):
        return True
    if isinstance(exception, QUOTING):
        said = str(exception)
        return any(
            quoted in said for value in list_sent(request) for quoted in (repr(value), f"'{value}'", f"“{value}”")
        )
    if isinstance(exception, OverflowError | DataError):
        return any(HUGE.fullmatch(value) for value in list_sent(request))
    if isinstance(exception, AttributeError | KeyError | TypeError):
        return is_incomplete(exception)
    return False


def list_sent(request: HttpRequest) -> set[str]:
    """Return the values of the query, of the form and of the path."""
    match = request.resolver_match
    sent = {str(value) for value in (*match.args, *match.kwargs.values())} if match else set()
    for values in (request.GET, request.POST):
        sent |= {value for name in values for value in values.getlist(name)}
    return sent


def is_incomplete(exception: Exception) -> bool:
    """Return whether a form failed whose required fields were not all sent, or a chooser that has no form at all."""
    step = exception.__traceback__
    while step is not None:
        owner = step.tb_frame.f_locals.get("self")
        if isinstance(owner, BaseForm) and owner.is_bound:
            names = [owner.add_prefix(name) for name, field in owner.fields.items() if field.required]
            if any(name not in owner.data and name not in owner.files for name in names):
                return True
        if isinstance(owner, CreateViewMixin) and getattr(owner, "form", owner) is None:
            return True
        step = step.tb_next
    return False
