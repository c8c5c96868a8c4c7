"""Views for URLs without a language: the root and the favicon (cms.seo has robots.txt and the sitemap)."""

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
    """Redirect `/` to the home page in the reader's language (302).

    Only languages with a live home page are offered; raise Http404 if there is none. This is the only public URL
    that varies by Accept-Language.
    """
    codes = find_live_languages(request)
    if not codes:
        raise Http404("No home page is live")
    with translation.override(choose_language(request.headers.get("Accept-Language"), available=codes)):
        address = reverse("wagtail_serve", args=[""])
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def find_live_languages(request) -> list[str]:
    """Return the codes of the languages whose home page is public, in the order of the settings."""
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
    """Redirect /favicon.ico to the file, whose name is hashed in production.

    Browsers request it even if the page names another icon.
    """
    try:
        return HttpResponseRedirect(staticfiles_storage.url(FAVICON))
    except ValueError as error:  # not in the manifest
        raise Http404("No favicon") from error
