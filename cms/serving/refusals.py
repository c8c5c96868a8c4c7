"""Answers to requests that the bounds turn away (`bounds.py`), before Django, with the headers of its middleware."""

from functools import lru_cache
from http import HTTPStatus

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.template import loader
from django.utils import translation

from cms.users.busy import refuse_script
from cms.users.sessions import is_from_script
from cms.users.trouble import Trouble

from .headers import FALLBACK_POLICY, DistanceMiddleware
from .middleware import ADMIN_PREFIX, SecretPathsMiddleware, choose_admin_language, choose_page_language

RETRY_AFTER = 5  # seconds
HEADERS = {
    "Cache-Control": "no-store",
    "Retry-After": str(RETRY_AFTER),
    "Content-Security-Policy": FALLBACK_POLICY,
}


def refuse(environ: dict, start_response, status: HTTPStatus) -> list[bytes]:
    """Answer that the request can be sent again in a moment, or that it is too large: in JSON to scripts."""
    request = WSGIRequest(environ)
    in_admin = request.path_info.startswith(ADMIN_PREFIX)
    language = choose_admin_language(request) if in_admin else choose_page_language(request)
    is_json = in_admin and status == HTTPStatus.SERVICE_UNAVAILABLE and is_from_script(request)
    body = _make_json(language) if is_json else _make_page(status, language, in_admin)
    kind = "application/json" if is_json else "text/html; charset=utf-8"
    response = HttpResponse(body, kind, headers=HEADERS | {"Content-Length": str(len(body))})
    start_response(f"{status.value} {status.phrase}", list(_add_policies(request, response).items()))
    return [] if request.method == "HEAD" else [body]


def _add_policies(request: WSGIRequest, response: HttpResponse) -> HttpResponse:
    """Add what every other answer carries: only by HTTPS, in no frame of other sites, secret URLs told to nobody."""

    def answer(request):
        for middleware in (XFrameOptionsMiddleware, SecurityMiddleware):  # the second would also redirect to HTTPS
            middleware(answer).process_response(request, response)
        return response

    return SecretPathsMiddleware(DistanceMiddleware(answer))(request)


@lru_cache
def _make_json(language: str) -> bytes:
    with translation.override(language):
        return refuse_script(Trouble.BUSY).content


@lru_cache
def _make_page(status: HTTPStatus, language: str, in_admin: bool) -> bytes:
    """Return the page. Each is made once: who is turned away must not cost what an answer costs."""
    context = {
        "LANGUAGE_CODE": language,
        "is_admin": in_admin,
        "is_too_large": status != HTTPStatus.SERVICE_UNAVAILABLE,
    }
    with translation.override(language):
        return loader.render_to_string("refused.html", context).encode()
