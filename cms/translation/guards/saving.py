"""Saving a segment says what it started from, and never overwrites what somebody else wrote meanwhile.

The contract (docs/translation.md): `If-Match` holds the version of the segment as it was loaded, `X-Segment-Path` its
path. 409 `conflict` tells of newer words, with both texts; 404 `gone` of a segment that the original has no more, with
those that stand at its path. A segment that was only renumbered is found by its path and words. A request that does not
say what it started from is answered as wagtail-localize does.
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
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.views.edit_translation import SegmentOverrideSerializer, StringTranslationSerializer

from ..text.versions import find_row, find_version, split_version

CONFLICT, GONE = "conflict", "gone"
PATH_HEADER = "x-segment-path"
# By the name of the view's argument: the model, how its rows are written out, the address.
KINDS = {
    "string_segment_id": (StringSegment, StringTranslationSerializer, "wagtail_localize:edit_string_translation"),
    "overridable_segment_id": (OverridableSegment, SegmentOverrideSerializer, "wagtail_localize:edit_override"),
}


def check_version(view: Callable, argument: str) -> Callable:
    """Put the question for the version before a view that writes one segment, whose id is its `argument`."""
    model = KINDS[argument][0]

    def save(request: HttpRequest, translation_id: int, **kwargs):
        body = request.body  # read once, so that the view can read it again
        started_from = request.headers.get("if-match", "").strip().strip('"')
        with transaction.atomic():
            # Whoever else writes a segment of this translation waits until this one is written.
            translation = Translation.objects.select_for_update().get(pk=translation_id)
            segment = find_segment(translation, model, kwargs[argument], request, started_from)
            if segment is None and request.headers.get(PATH_HEADER):
                return tell_gone(request, translation, argument)
            if segment and started_from and not may_write(request, body, translation, segment, started_from):
                return tell_conflict(request, body, translation, segment, argument)
            if segment:
                kwargs[argument] = segment.pk
            answer = view(request, translation_id=translation_id, **kwargs)
            if segment and answer.status_code < 300 and hasattr(answer, "data"):
                answer.data["version"] = find_version(segment, translation)
        return answer

    return save


def find_segment(translation: Translation, model, pk: int, request, started_from: str):
    """Return the segment that a request means: by its id, else by its path and the words that it was written for."""
    segments = model.objects.filter(source=translation.source_id).select_related("context")
    if segment := segments.filter(pk=pk).first():
        return segment
    source = split_version(started_from)[0]
    for candidate in segments.filter(context__path=get_path(request)).order_by("order"):
        if source and source == split_version(find_version(candidate, translation))[0]:
            return candidate
    return None


def may_write(request, body: bytes, translation: Translation, segment, started_from: str) -> bool:
    """Say whether a request started from what is there now, or would leave it as it is."""
    if find_version(segment, translation) == started_from:
        return True
    row = find_row(segment, translation)
    if request.method == "DELETE":
        return row is None
    # The answer to an earlier try may have been lost on its way.
    return row is not None and not row.has_error and str(row.data) == read_value(request, body)


def tell_conflict(request, body: bytes, translation: Translation, segment, argument: str) -> JsonResponse:
    """Answer with both texts: writing once more, with the version given here, takes the person's own."""
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
    """Say who wrote meanwhile, and when."""
    if row is None:
        return _("Someone removed the translation of this part after you opened it.")
    words = {"date": date_format(localtime(row.updated_at), "SHORT_DATETIME_FORMAT")}
    if row.last_translated_by:
        author = row.last_translated_by
        words["name"] = author.get_full_name() or author.get_username()
        return _("%(name)s changed this after you opened it (%(date)s).") % words
    return _("This was changed after you opened it (%(date)s).") % words


def tell_gone(request, translation: Translation, argument: str) -> JsonResponse:
    """Answer with the segments that stand at the path of one that the original has no more."""
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
    """Write a row out as wagtail-localize's editor reads it."""
    return KINDS[argument][1](row, context={"translation_source": translation.source}).data if row else None


def get_path(request) -> str:
    return unquote(request.headers.get(PATH_HEADER, ""))


def read_value(request, body: bytes) -> str | None:
    """Return the value that a request brings, in whichever of wagtail-localize's formats; None where there is none."""
    if request.method == "DELETE" or not body:
        return None
    value = Request(request, parsers=[FormParser(), MultiPartParser(), JSONParser()]).data.get("value")
    return None if value is None else str(value)
