"""Endpoint for the rows of the workbench that are no words, which its page loads once the words are shown."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..guards.endpoints import find_translation_or_404
from .values import read_related, read_values


@require_safe
def values(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with what a translator may replace in a text, and with the objects that it refers to."""
    translation, _target = find_translation_or_404(translation_id)
    source = translation.source.get_source_instance()
    rows = [*read_values(translation, source), *read_related(translation, source, request.user)]
    return JsonResponse({"rows": [asdict(row) for row in rows]})
