"""The checklist of a translation, with its present words, for the panel of the workbench."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from cms.checklist.admin.overview import make_overview
from cms.checklist.checking import check_text

from ..guards.endpoints import find_translation_or_404


@require_GET
def show_checklist(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with the overview as HTML."""
    _translation, target = find_translation_or_404(translation_id)
    context = {"overview": make_overview(target, check_text(target)), "no_fields": True}
    return JsonResponse({"html": render_to_string("checklist/includes/overview.html", context, request)})
