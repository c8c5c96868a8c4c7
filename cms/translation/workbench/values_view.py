"""Endpoint for the rows of the workbench that are not words; its page loads them once the words are shown."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..guards.endpoints import get_guarded
from .picture_rows import PictureRows
from .values import read_related, read_values

AT_THE_END = (10**6, 0)


@require_safe
def values(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with what a translator may replace in a text, the objects that it refers to, and its images' words."""
    translation, target = get_guarded(request, translation_id)
    source = translation.source.get_source_instance()
    replaceable = read_values(translation, source)
    places = {row.path: row.at for row in replaceable}
    pictures = PictureRows(translation, target, request.user).make_all(places, AT_THE_END)
    rows = [*replaceable, *read_related(translation, source, request.user), *pictures]
    return JsonResponse({"rows": [asdict(row) for row in rows]})
