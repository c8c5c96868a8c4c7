"""What the workbench says of the moderation and loads once its page is there, so that the page opens sooner.

Who decides reads what is missing beside the text, and which words of pictures go live with it; the history is loaded
when somebody opens it.
"""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from cms.newsroom.moderation.publication_checks import judging

from ..editor import state
from ..guards.endpoints import get_guarded
from ..permissions import may_publish
from ..related.missing import name_missing_related
from .picture_notes import announce_words


@require_safe
def notes(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer, as HTML, with what somebody who decides has to know of a text; empty for everybody else."""
    translation, target = get_guarded(request, translation_id)
    with judging(target):
        moderation = state.get_moderation(target, request.user)
        reviews = bool(moderation.answers)
        decides = "approve" in moderation.answers if moderation.is_in_review else may_publish(request.user, target)
    context = {
        "missing_related": name_missing_related(target) if reviews else "",
        "picture_words": announce_words(translation, request.user) if decides else [],
    }
    return JsonResponse({"html": render_to_string("translation/editor/decision_notes.html", context, request).strip()})


@require_safe
def moderation_history(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with the steps of a text's moderation, as HTML."""
    _translation, target = get_guarded(request, translation_id)
    context = {"history": state.read_history(target)}
    return JsonResponse({"html": render_to_string("translation/editor/history_steps.html", context, request)})
