"""The language of the object that a user is editing, for the choosers that open in its editor."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve
from django.utils.translation import get_language
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.core.sanitizing.ids import read_id, read_ids

PAGES = ("page_id", "parent_page_id", "page_to_move_id")


def find_edited_locale(request: HttpRequest) -> Locale | None:
    """Return the locale of the page or snippet in whose editor a chooser opens, else that of the user's admin language.

    A chooser's request does not say where it comes from; the browser does (Referer). None if the admin's language is
    not a language of the site.
    """
    return (
        _find_locale_of(request.META.get("HTTP_REFERER", ""))
        or Locale.objects.filter(language_code=(get_language() or "").split("-")[0]).first()
    )


class OpensInEditedLanguage:
    """Mixin for choosers' lists: they show the language of the edited object, until another is chosen in the filter."""

    def get(self, request):
        if "locale" not in request.GET and (locale := find_edited_locale(request)):
            request.GET = request.GET.copy()
            request.GET["locale"] = locale.language_code
        return super().get(request)


def _find_locale_of(address: str) -> Locale | None:
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Http404:
        return None
    ids = [match.kwargs[name] for name in PAGES if name in match.kwargs]
    if not ids and match.view_name.startswith("wagtailadmin_pages:"):
        ids = read_ids(match.args[-1:])
    if ids:
        return Locale.objects.filter(pk__in=Page.objects.filter(pk=ids[0]).values("locale")).first()
    if code := QueryDict(parts.query).get("locale"):
        return Locale.objects.filter(language_code=code).first()
    return _find_locale_of_snippet(match)


def _find_locale_of_snippet(match) -> Locale | None:
    for model in get_snippet_models():
        if issubclass(model, TranslatableMixin) and model.snippet_viewset.get_url_name("edit") == match.view_name:
            pk = read_id(match.kwargs.get("pk", next(iter(match.args), "")))
            return Locale.objects.filter(pk__in=model.objects.filter(pk=pk).values("locale")).first()
    return None
