"""From an address to a page in two queries.

Wagtail takes one query for each level of the tree, and some more for the site's root in the reader's language. All of
our pages keep their whole address in `url_path`, so one query finds the page and another its own fields.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.core.page_pictures import prefetch_pictures_of
from cms.core.visibility import is_private


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at an address below a language's prefix, with all its pictures fetched together.

    What is no page's own address, such as a section's listing, is left to Wagtail.
    """
    route = find_route(request, path)
    if route is not None:
        request._wagtail_route_for_request = route  # where Page.route_for_request looks first
    response = wagtail_serve(request, path)
    if getattr(response, "context_data", None):  # not rendered yet
        prefetch_pictures_of(response.context_data)
    return response


def find_route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the live page whose whole address this is, with what its model wants fetched along, or None."""
    site = Site.find_for_request(request)
    language = get_language()
    root_path = next(
        (
            root.root_path
            for root in Site.get_site_root_paths()
            if site and root.site_id == site.pk and root.language_code == language
        ),
        None,
    )
    if root_path is None:
        return None
    found = (
        Page.objects.live()
        .filter(url_path=root_path + path, alias_of=None)
        .annotate(is_private=is_private())
        .values("pk", "content_type_id", "is_private")
        .first()
    )
    if found is None:
        return None
    model = ContentType.objects.get_for_id(found["content_type_id"]).model_class()
    page = model.objects.select_related(*getattr(model, "relations_to_serve", ())).filter(pk=found["pk"]).first()
    if page is None:
        return None
    page.is_known_public = not found["is_private"]
    return page.route(request, [])
