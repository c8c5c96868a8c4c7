"""Permanent URLs, and pages that do not exist in the language of the requested URL."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.core.content.localized import Localized, original_language
from cms.core.content.visibility import visible
from cms.core.navigation.missing_languages import find_original, list_fallback_links, say_missing
from cms.core.navigation.page_context import PageContext
from cms.core.navigation.permalinks import find_versions
from cms.core.navigation.urls import make_absolute, with_query

AN_HOUR = 3600


@require_safe
def serve_permanent(request: HttpRequest, key: str) -> HttpResponse:
    """Redirect `/fr/id/4k7q9x2mbt` to the text's French version (301); if there is none, offer the versions that exist.

    Raise Http404 if the text is visible in no language.
    """
    versions = list(find_versions(key).annotate(original_language=original_language()))
    versions = [page for page in versions if page.translation_key == versions[0].translation_key]
    if not versions:
        raise Http404("No visible text has this key")
    own = _find_in(versions, get_language())
    if own is None:
        return offer(request, versions)
    response = HttpResponsePermanentRedirect(with_query(own.get_url(request), request))
    patch_cache_control(response, public=True, max_age=AN_HOUR)  # without a limit, browsers would keep a 301 for ever
    return response


def answer_in_another_language(request: HttpRequest, path: str) -> HttpResponse | None:
    """Answer a request for a URL that belongs to a page in another language (somebody changed /pt/ into /fr/).

    path: the URL below the language's prefix. Redirect to the page in this language if there is one (302).
    Otherwise offer the other versions with status 404, since this URL has no page. Return None if the path belongs
    to no visible page in any language.
    """
    site = Site.find_for_request(request)
    roots = [root.root_path for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
    if not path or not roots:
        return None
    found = visible(Page.objects.filter(url_path__in=[root + path for root in roots])).order_by("pk").first()
    if found is None:
        return None
    pages = visible(Page.objects.filter(translation_key=found.translation_key)).select_related("locale")
    versions = list(pages.annotate(original_language=original_language()))
    own = _find_in(versions, get_language())
    return (
        HttpResponseRedirect(with_query(own.get_url(request), request)) if own else offer(request, versions, status=404)
    )


def offer(request: HttpRequest, versions: list[Page], status: int = 200) -> TemplateResponse:
    """Return a page in the reader's language about a text in others: title, summary, and links to its versions.

    Title and summary are the original's. An approved translation of them alone is a page of its own, which marks the
    rest of the text as untranslated; a translation that nobody has approved is never shown.
    """
    language = get_language()
    original = find_original(versions)
    links = PageContext(request, original).languages
    context = {
        "text": Localized(original.specific, True),
        "versions": [link for link in links if link.is_exact],
        "nearest": next((link for link in links if link.code == language), None),
        "missing": say_missing(language),
        "canonical": make_absolute(original.get_url(request), request),
        "language_links": list_fallback_links(links, versions, language),
    }
    return TemplateResponse(request, "missing_translation.html", context, status=status)


def _find_in(versions: list[Page], code: str) -> Page | None:
    return next((page for page in versions if page.locale.language_code == code), None)
