"""The few addresses that have no language: the root, the favicon (cms.seo has robots.txt and the sitemap)."""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from wagtail.models import Page, Site

from cms.core.content.visibility import visible

from .negotiation import choose_language

FAVICON = "img/favicon.ico"


@require_safe
@vary_on_headers("Accept-Language")
@cache_control(public=True, max_age=300)
def redirect_to_language(request):
    """
    `/`: send the reader to the home page in their language, for this once (302).

    Only languages whose home page is live are offered; 404 where none is. The one public address that varies by
    Accept-Language.
    """
    codes = find_live_languages(request)
    if not codes:
        raise Http404("No home page is live")
    with translation.override(choose_language(request.headers.get("Accept-Language"), available=codes)):
        address = reverse("wagtail_serve", args=[""])
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def find_live_languages(request) -> list[str]:
    """The codes of the languages whose home page everybody may see, in the order of the settings."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    live = set(
        visible(Page.objects.filter(translation_key=site.root_page.translation_key)).values_list(
            "locale__language_code", flat=True
        )
    )
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code in live]


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request):
    """Browsers ask for /favicon.ico whatever the page says; the file has a hashed name in production."""
    try:
        return HttpResponseRedirect(staticfiles_storage.url(FAVICON))
    except ValueError as error:  # not in the manifest
        raise Http404("No favicon") from error
