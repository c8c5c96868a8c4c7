"""The checklist of a translation, with its present words, for the panel of the workbench."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from cms.checklist.admin.overview import make_overview
from cms.checklist.checking import check_text

from ..guards.endpoints import get_guarded
from ..text.segments import find_missing


@require_GET
def show_checklist(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with the overview as HTML."""
    translation, target = get_guarded(request, translation_id)
    context = {"overview": make_overview(target, check_text(target)), "missing": len(find_missing(translation))}
    return JsonResponse({"html": render_to_string("translation/workbench/checklist.html", context, request)})
