"""JSON endpoints: check a segment, also while somebody types; dismiss a check, and undo that."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.utils import get_user_display_name

from ..checks import links
from ..checks.dismissing import dismiss_check, find_row, restore_check
from ..checks.quality.registry import get_labels
from ..checks.quality.run import check_segment
from ..checks.summary import CheckedSegment, check_one, check_translation
from ..permissions import check_may_translate
from ..terms.loading import load_terms
from ..text.segments import name_kind_of_place
from .endpoints import check_may_read, find_segment_or_404, find_translation_or_404, guard

LONGEST = 100_000  # characters that are checked while somebody types


def read_checks(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """GET: what the checks say of the segment as it is stored. POST `value`: of words that are not stored yet."""
    translation, segment = find_segment_or_404(translation_id, string_segment_id)
    if request.method == "GET":
        return JsonResponse(_describe(check_one(translation, segment)))
    words = request.POST["value"]
    if len(words) > LONGEST:
        return JsonResponse({"detail": _("This text is too long.")}, status=400)
    failures = check_segment(
        segment.string.data,
        words,
        source_language=translation.source.locale.language_code,
        target_language=translation.target_locale.language_code,
        kind=name_kind_of_place(segment.context.path),
        terms=load_terms(),
    )
    return JsonResponse(_describe(CheckedSegment(segment, failures, [])))


def read_text_checks(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Answer with what the checks say of the whole text as it is stored, by the ids of its segments."""
    translation, _target = find_translation_or_404(translation_id)
    checked = check_translation(translation)
    return JsonResponse({"checks": {one.segment.pk: _describe(one) for one in checked}})


def change_dismissal(request: HttpRequest, translation_id: int, string_segment_id: int, code: str) -> JsonResponse:
    """POST `reason`, and `value` (the words that it is said of): dismiss a check. DELETE: have it fail again."""
    translation, segment = find_segment_or_404(translation_id, string_segment_id)
    try:
        if request.method == "DELETE":
            restore_check(translation, segment, code, request.user)
        else:
            row = find_row(translation, segment)
            if "value" in request.POST and (row is None or row.data != request.POST["value"]):
                detail = _("Someone changed this part after you opened it: look at it again.")
                return JsonResponse({"code": "conflict", "detail": detail}, status=409)
            dismiss_check(translation, segment, code, request.user, request.POST["reason"])
    except ValidationError as refusal:
        return JsonResponse({"detail": " ".join(refusal.messages)}, status=400)
    except PermissionDenied as refusal:
        return JsonResponse({"detail": str(refusal)}, status=403)
    return JsonResponse(_describe(check_one(translation, segment)))


def _describe(checked: CheckedSegment) -> dict:
    labels = get_labels() | {links.CODE: links.LABEL}

    def describe(failure) -> dict:
        label = str(labels.get(failure.code, ""))
        return {
            "code": failure.code,
            "label": label,
            "message": failure.message,
            "is_blocking": failure.is_blocking,
        }

    return {
        "failures": [describe(failure) for failure in checked.failures],
        "dismissed": [
            describe(failure)
            | {
                "reason": dismissed.reason,
                "by": get_user_display_name(dismissed.user),
                "at": dismissed.created_at.isoformat(),
            }
            for failure, dismissed in checked.dismissed
        ],
    }


checks = require_http_methods(["GET", "POST"])(guard(read_checks, check_may_read))
text_checks = require_GET(guard(read_text_checks, check_may_read))
dismissal = require_http_methods(["POST", "DELETE"])(guard(change_dismissal, check_may_translate))
