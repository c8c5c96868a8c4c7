"""The pages that credit the site's images: a list of all, and a page for each."""

from collections import Counter
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.navigation.languages import LanguageLink, get_links_to_view
from cms.core.navigation.page_context import get_page_context
from cms.core.navigation.pagination import Pagination, paginate
from cms.core.navigation.parameters import acknowledge, reads_parameters
from cms.core.typography.sorting import sort_key

from ..licences import Kind, Licence, Use
from ..models import CustomImage, PictureText
from ..uses import find_uses, get_shown_images
from .credit_line import credit_line
from .licence_summaries import list_licence_summaries

IMAGES_PER_PAGE = 24


@reads_parameters("page", "licence")
@require_safe
def image_credits(request: HttpRequest) -> HttpResponse:
    """List all images that everybody can see on the site, by title; `?licence=` filters the list by one licence."""
    links, locale = _find_place(request)
    shown = list(get_shown_images().values_list("pk", "title", "licence"))
    numbers = Counter(licence for _pk, _title, licence in shown)
    licence = request.GET.get("licence", "")
    licence = licence if licence in numbers else ""
    if licence:
        acknowledge(request, "licence")
    titles = dict(PictureText.objects.filter(locale=locale).exclude(title="").values_list("picture", "title"))
    found = [(sort_key(titles.get(pk, title)), pk) for pk, title, code in shown if licence in ("", code)]
    pages = paginate(request, [pk for _title, pk in sorted(found)], IMAGES_PER_PAGE)
    by_pk = CustomImage.objects.in_bulk(list(pages.object_list))
    images = [by_pk[pk] for pk in pages.object_list if pk in by_pk]
    uses = find_uses(images, locale)
    return render(
        request,
        "images/credits.html",
        {
            "language_links": links,
            "own_title": _("Pictures and licences"),
            "own_description": _("Every picture of this site: who made it, where it is shown, how you may use it."),
            "pages": pages,
            # For search engines, a filtered list has the canonical URL of the whole list.
            "pagination": None if licence else Pagination(pages),
            "images": [_describe(image, uses) for image in images],
            "licence": licence,
            "kept": f"licence={licence}" if licence else "",
            "licences": [(code, code.label, numbers[code]) for code in Licence if numbers[code]],
            "total": len(shown),
        },
    )


@reads_parameters()
@require_safe
def image_credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all information on one image; 404 if no page shows it, or it may no longer be shown."""
    links, locale = _find_place(request)
    image = get_shown_images().filter(pk=pk).first()
    if image is None:
        raise Http404("No such picture is shown")
    description, description_language = image.get_alt_text()
    context = _describe(image, find_uses([image], locale))
    return render(
        request,
        "images/credit.html",
        context
        | {
            "language_links": links,
            # A work with a page of its own may have the same title.
            "own_title": " · ".join([context["title"], _("Pictures and licences")]),
            "own_description": context["credit"].text,
            "description": description if description != image.title else "",
            "description_language": description_language,
            "kind": Kind(image.kind).label if image.kind in Kind.values else "",
            "uses_allowed": [use.label for use in Use if use in image.uses],
            "terms": list_licence_summaries(image.licence),
        },
    )


def _find_place(request: HttpRequest) -> tuple[list[LanguageLink], object]:
    """Return links to this view in the languages whose home page is public, and this language's locale.

    Raises Http404 if this language has no home page.
    """
    page_context = get_page_context(request, None)
    if page_context.home is None:
        raise Http404("This language has no home page")
    live = {link.code for link in page_context.languages if link.is_exact}
    links = [replace(link, url=link.url.partition("?")[0]) for link in get_links_to_view(request) if link.code in live]
    return links, page_context.home.locale


def _describe(image: CustomImage, uses: dict) -> dict:
    credit = credit_line(image)
    return {"image": image, "title": image.get_title(), "credit": credit, "uses": uses.get(image.pk, [])}
