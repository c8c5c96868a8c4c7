"""Guard of the saving of a segment against overwriting what another user has written in the meantime.

The request header `If-Match` contains the version of the segment as it was loaded, `X-Segment-Path` its path
(docs/translation.md). 409 `conflict` means that there are newer words; the response has both texts. 404 `gone` means
that the original no longer has the segment; the response has the segments at its path. A segment that only has a new id
is found by its path and words. A request without these headers is handled as by wagtail-localize.
"""

from collections.abc import Callable
from urllib.parse import unquote

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.views.edit_translation import SegmentOverrideSerializer, StringTranslationSerializer

from ..text.authorship.versions import find_row, find_version, split_version

CONFLICT, GONE = "conflict", "gone"
PATH_HEADER = "x-segment-path"
# By the name of the view's argument: the model, the serializer of its rows, and the URL name.
KINDS = {
    "string_segment_id": (StringSegment, StringTranslationSerializer, "wagtail_localize:edit_string_translation"),
    "overridable_segment_id": (OverridableSegment, SegmentOverrideSerializer, "wagtail_localize:edit_override"),
}


def check_version(view: Callable, argument: str) -> Callable:
    """Return a view that checks the version before it calls a view that saves one segment.

    argument: the name of the view's argument with the segment's id, one of KINDS.
    """
    model = KINDS[argument][0]

    def save(request: HttpRequest, translation_id: int, **kwargs):
        body = request.body  # read once, so that the view can read it again
        started_from = request.headers.get("if-match", "").strip().strip('"')
        with transaction.atomic():
            # Other requests that save a segment of this translation wait until this one is done.
            translation = Translation.objects.select_for_update().get(pk=translation_id)
            segment = find_segment(translation, model, kwargs[argument], request, started_from)
            if segment is None and request.headers.get(PATH_HEADER):
                return respond_gone(request, translation, argument)
            if segment and started_from and not may_write(request, body, translation, segment, started_from):
                return respond_conflict(request, body, translation, segment, argument)
            if segment:
                kwargs[argument] = segment.pk
            answer = view(request, translation_id=translation_id, **kwargs)
            if segment and answer.status_code < 300 and hasattr(answer, "data"):
                answer.data["version"] = find_version(segment, translation)
        return answer

    return save


def find_segment(translation: Translation, model, pk: int, request, started_from: str):
    """Return the segment of a request, found by its id, or by its path and the source words; None if there is none."""
    segments = model.objects.filter(source=translation.source_id).select_related("context")
    if segment := segments.filter(pk=pk).first():
        return segment
    source = split_version(started_from)[0]
    for candidate in segments.filter(context__path=get_path(request)).order_by("order"):
        if source and source == split_version(find_version(candidate, translation))[0]:
            return candidate
    return None


def may_write(request, body: bytes, translation: Translation, segment, started_from: str) -> bool:
    """Return whether a request started from the current version, or would not change it."""
    if find_version(segment, translation) == started_from:
        return True
    row = find_row(segment, translation)
    if request.method == "DELETE":
        return row is None
    # The same request may have succeeded before, and its response got lost.
    return row is not None and not row.has_error and str(row.data) == read_value(request, body)


def respond_conflict(request, body: bytes, translation: Translation, segment, argument: str) -> JsonResponse:
    """Return a response with both texts. To save their own, the user sends it again with the version given here."""
    row = find_row(segment, translation)
    return JsonResponse(
        {
            "code": CONFLICT,
            "detail": describe_conflict(row),
            "yours": read_value(request, body),
            "theirs": describe_row(row, translation, argument),
            "version": find_version(segment, translation),
            "segment_id": segment.pk,
        },
        status=409,
    )


def describe_conflict(row) -> str:
    """Return the sentence that says who changed or removed the translation in the meantime, and when."""
    if row is None:
        return _("Someone removed the translation of this part after you opened it.")
    words = {"date": date_format(localtime(row.updated_at), "SHORT_DATETIME_FORMAT")}
    if row.last_translated_by:
        words["name"] = get_user_display_name(row.last_translated_by)
        return _("%(name)s changed this after you opened it (%(date)s).") % words
    return _("This was changed after you opened it (%(date)s).") % words


def respond_gone(request, translation: Translation, argument: str) -> JsonResponse:
    """Return a response with the segments at the path of one that the original no longer has."""
    model = KINDS[argument][0]
    at_path = model.objects.filter(source=translation.source_id, context__path=get_path(request))
    segments = [describe_segment(segment, translation, argument) for segment in at_path.order_by("order")]
    detail = _("The original has changed since you opened it: this part is no longer as you saw it.")
    return JsonResponse({"code": GONE, "detail": detail, "segments": segments}, status=404)


def describe_segment(segment, translation: Translation, argument: str) -> dict:
    return {
        "segment_id": segment.pk,
        "source": segment.string.data if isinstance(segment, StringSegment) else segment.data,
        "translation": describe_row(find_row(segment, translation), translation, argument),
        "version": find_version(segment, translation),
        "edit_url": reverse(KINDS[argument][2], args=[translation.pk, segment.pk]),
    }


def describe_row(row, translation: Translation, argument: str) -> dict | None:
    """Serialise a row for wagtail-localize's editor."""
    return KINDS[argument][1](row, context={"translation_source": translation.source}).data if row else None


def get_path(request) -> str:
    return unquote(request.headers.get(PATH_HEADER, ""))


def read_value(request, body: bytes) -> str | None:
    """Return the value of a request, in any format that wagtail-localize accepts; None if there is none."""
    if request.method == "DELETE" or not body:
        return None
    value = Request(request, parsers=[FormParser(), MultiPartParser(), JSONParser()]).data.get("value")
    return None if value is None else str(value)
