"""Middleware for every request; the order is in settings.MIDDLEWARE."""

import codecs

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers

from .negotiation import choose_language
from .secret_paths import PREFIXES, PRIVATE

ADMIN_PREFIX = "/admin/"


class NullBytesMiddleware:
    """Keep null bytes in URLs from the views: PostgreSQL refuses them in any value, which would be a 500.

    In a path they are a bad request. In a query they become "�", as in HTML, so that a search returns its page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return HttpResponseBadRequest("Bad request", content_type="text/plain")
        if "%00" in (query := request.META.get("QUERY_STRING", "")):
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD")
        return self.get_response(request)


class CharsetMiddleware:
    """Refuse bodies that claim to be in another charset than UTF-8, in which no browser sends our forms.

    Python knows charsets that are none (rot13), and others that make halves of letters: each would be a 500. Django
    refuses them for one of the two types of forms only.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.encoding and codecs.lookup(request.encoding).name not in ("utf-8", "ascii"):
            return HttpResponseBadRequest("Bad request: send UTF-8", content_type="text/plain")
        return self.get_response(request)


class SecretPathsMiddleware:
    """Make all answers at secret URLs private: also redirects, refusals and errors, which no view of theirs makes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(PREFIXES):
            for name, value in PRIVATE.items():
                response[name] = value
        return response


class LanguageMiddleware:
    """Set the language from the URL alone; readers' pages depend on no cookie, session or header.

    The admin has no language in its URL. Before sign-in it uses the browser's language; afterwards Wagtail uses the
    user's own choice.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        in_admin = request.path_info.startswith(ADMIN_PREFIX)
        language = choose_admin_language(request) if in_admin else choose_page_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        if in_admin:
            patch_vary_headers(response, ["Accept-Language"])
        elif request.path_info.startswith(f"/{language}/"):
            response.headers.setdefault("Content-Language", language)
        return response


def choose_page_language(request) -> str:
    """Return the language of the URL (`/pt/...`), or the source language (English) if the URL has none."""
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def choose_admin_language(request) -> str:
    """Return the admin language that the browser prefers."""
    codes = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
    return choose_language(request.headers.get("Accept-Language"), available=codes)
