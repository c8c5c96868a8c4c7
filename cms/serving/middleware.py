"""What every request passes before a view sees it; the order is in settings.MIDDLEWARE."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers

from .negotiation import choose_language

ADMIN_PREFIX = "/admin/"


class NullBytesMiddleware:
    """Keep null bytes of addresses from the views: PostgreSQL refuses them in any value, and that would be a 500.

    In a path they are a bad request; in a query what HTML makes of them, "�", so that a search gives its page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return HttpResponseBadRequest("Bad request", content_type="text/plain")
        if "%00" in (query := request.META.get("QUERY_STRING", "")):
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD")
        return self.get_response(request)


class LanguageMiddleware:
    """
    Set the language from the address alone: no cookie, no session, no header for what readers see.

    The admin has no language in its address: before sign-in it speaks the browser's, afterwards Wagtail puts the
    user's own choice in its place.
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
    """The language of the address (`/pt/...`), else that of the sources: what has no language is in English."""
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def choose_admin_language(request) -> str:
    """The admin's language that the browser asks for."""
    codes = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
    return choose_language(request.headers.get("Accept-Language"), available=codes)
