"""The endpoints of a review, all JSON. Who may open the text may read and comment; each function checks the rest."""

from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail_localize.models import StringSegment

from cms.core.sanitizing.ids import read_id

from ..guards.endpoints import get_guarded
from ..models import CommentThread, SegmentComment
from ..permissions import check_review_right
from ..text.segments import get_string_segments
from . import comments, corrections, reviewed
from .describing import describe_review
from .rounds import read_review

UNCHANGED = "unchanged"


def answer(act):
    """Return a view that does something to a text under review, and answers with all that the workbench shows of it.

    act: `act(request, translation, target, **kwargs)`; what it refuses is said in JSON.
    """

    @wraps(act)
    def view(request: HttpRequest, translation_id: int, **kwargs) -> JsonResponse:
        translation, target = get_guarded(request, translation_id)
        try:
            done = act(request, translation, target, **kwargs)
        except PermissionDenied as refusal:
            return JsonResponse({"detail": str(refusal)}, status=403)
        except ValidationError as refusal:
            return JsonResponse({"detail": " ".join(refusal.messages)}, status=400)
        return JsonResponse(describe_review(translation, target, request.user) | (done or {}))

    return view


@require_GET
@answer
def read(request, translation, target):
    """GET: the comments, the corrections, what changed, what was reviewed, and what fails."""


@require_POST
@answer
def open_thread(request, translation, target):
    """POST `segment` (its id), `text`, and `correction` if it answers the segment's correction."""
    segment = _find_segment(translation, request.POST.get("segment"))
    answered = None
    if request.POST.get("correction"):
        answered = corrections.find_correction(translation, target, segment)
    comments.open_thread(translation, segment, request.user, request.POST.get("text", ""), answered)


@require_POST
@answer
def answer_thread(request, translation, target, thread_id):
    """POST `text`: a comment more."""
    comments.answer_thread(_find_thread(translation, thread_id), request.user, request.POST.get("text", ""))


@require_http_methods(["POST", "DELETE"])
@answer
def resolve_thread(request, translation, target, thread_id):
    """POST: the conversation is settled. DELETE: it is open again."""
    act = comments.resolve_thread if request.method == "POST" else comments.reopen_thread
    act(_find_thread(translation, thread_id), request.user, target)


@require_http_methods(["POST", "DELETE"])
@answer
def change_comment(request, translation, target, comment_id):
    """POST `text`: other words for one's own comment. DELETE: none."""
    comment = get_object_or_404(SegmentComment, pk=comment_id, thread__translation=translation)
    if request.method == "DELETE":
        comments.delete_comment(comment, request.user)
    else:
        comments.change_comment(comment, request.user, request.POST.get("text", ""))


@require_POST
@answer
def explain_correction(request, translation, target, string_segment_id):
    """POST `reason`: why the segment was corrected."""
    check_review_right(request.user, target, "explain")
    segment = _find_segment(translation, string_segment_id)
    corrections.explain_correction(translation, target, segment, request.POST.get("reason", ""))


@require_http_methods(["POST", "DELETE"])
@answer
def accept_correction(request, translation, target, string_segment_id):
    """POST: the correction is accepted. DELETE: it is not."""
    segment = _find_segment(translation, string_segment_id)
    accepted = request.method == "POST"
    corrections.accept_correction(translation, target, segment, request.user, accepted=accepted)


@require_http_methods(["POST", "DELETE"])
@answer
def mark_reviewed(request, translation, target, which):
    """POST: the segment with this id, or all that did not change ("unchanged"), are reviewed. DELETE: not this one."""
    check_review_right(request.user, target, "mark")
    if request.method == "DELETE":
        return reviewed.unmark(translation, _find_segment(translation, which))
    review = read_review(translation, target)
    if which == UNCHANGED:
        return {"marked": reviewed.mark_unchanged(review, request.user)}
    return {"marked": reviewed.mark_reviewed(review, [_find_segment(translation, which)], request.user)}


def _find_segment(translation, pk) -> StringSegment:
    """Return a segment by its id as sent. Raises ValidationError."""
    found = get_string_segments(translation.source).filter(pk=read_id(pk)).first()
    if found is None:
        raise ValidationError(_("There is no such part."))
    return found


def _find_thread(translation, pk: int) -> CommentThread:
    return get_object_or_404(CommentThread, pk=pk, translation=translation)
