"""Guarded endpoint that saves the words of one segment (docs/translation.md, "Saving a segment").

At most 12 queries, without those for the session and the user: `tests/translation/saving/test_costs.py`.
"""

import re

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from wagtail_localize.views.edit_translation import StringTranslationSerializer

from cms.core.sanitizing.characters import UNSTORABLE

from ..checks.markup import find_breakage
from ..permissions import check_may_translate
from ..saving.places import Place, find_place, load_target, lock_translation
from ..saving.writing import delete_segment, write_segment
from ..text.blank import is_blank
from ..text.origin_labels import UNCONFIRMED
from .answers import refuse
from .saving import PATH_HEADER, get_path, respond_conflict, respond_gone

ARGUMENT = "string_segment_id"
METHODS = ("PUT", "DELETE")
FORMATS = [FormParser(), MultiPartParser(), JSONParser()]
COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def edit_string(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Save (PUT: `value`, and `confirmed=false` for words that are not finished) or delete (DELETE) a translation."""
    body = request.body  # read once, so that it can be read again
    with transaction.atomic():
        translation = lock_translation(translation_id)
        target = load_target(translation, request.user)
        try:
            check_may_translate(request.user, translation, target)
        except PermissionDenied as refusal:
            return refuse(request, refusal, target)
        if request.method not in METHODS:
            said = {"detail": _("Only saving and deleting are possible here.")}
            return JsonResponse(said, status=405, headers={"Allow": ", ".join(METHODS)})
        try:
            words, confirmed = read_words(request) if request.method == "PUT" else (None, True)
        except APIException as error:
            return JsonResponse({"detail": str(error.detail)}, status=error.status_code)
        except ValueError as error:
            return JsonResponse({"detail": str(error)}, status=400)
        started_from = request.headers.get("if-match", "").strip().strip('"')
        place = find_place(translation, target, string_segment_id, get_path(request), started_from)
        if place is None:
            if request.headers.get(PATH_HEADER):
                return respond_gone(request, translation, ARGUMENT)
            return JsonResponse({"detail": _("There is no such part.")}, status=404)
        if started_from and started_from != place.version and not is_repeated(place, words, confirmed):
            return respond_conflict(request, body, translation, place.segment, ARGUMENT)
        if words is None:
            return delete(request, place)
        if is_blank(words) and not confirmed:
            return take_away(request, place)
        if faults := find_faults(place, words, confirmed):
            return JsonResponse({"detail": " ".join(faults), "faults": faults}, status=400)
        status = 200 if place.row else 201
        row = write_segment(place, words, request.user, confirmed=confirmed)
        return JsonResponse(describe(row, place), status=status)


def read_words(request: HttpRequest) -> tuple[str, bool]:
    """Return the words of a request, and whether they are confirmed. Raises ValueError, APIException."""
    sent = Request(request, parsers=FORMATS).data
    value = sent.get("value") if hasattr(sent, "get") else None
    if value is None:
        raise ValueError(_("The request contains no value."))
    confirmed = str(sent.get("confirmed", "true")).lower()
    if confirmed not in {"true", "false"}:
        raise ValueError(_("“confirmed” is either true or false."))
    return str(value), confirmed == "true"


def is_repeated(place: Place, words: str | None, confirmed: bool) -> bool:
    """Return whether a request would change nothing: it may have succeeded before, and its response got lost."""
    row = place.row
    if row is None or words is None:
        return row is None and words is None
    is_same = row.data == words
    return is_same and (not row.has_error if confirmed else row.tool_name == UNCONFIRMED)


def find_faults(place: Place, words: str, confirmed: bool) -> list[str]:
    """Return why words cannot be stored, a sentence for each; unconfirmed words may have broken markup."""
    if UNSTORABLE.search(words):
        return [_("The text contains a control character, which nobody can see.")]
    if not confirmed:
        return []
    if is_blank(words):  # a comment alone is blank: it may be stored, and does not count as a translation
        words = COMMENT.sub("", words)
    return find_breakage(place.segment.string.data, words)


def delete(request: HttpRequest, place: Place) -> JsonResponse:
    """Delete the translation; 404 if there is none, which editors take as a success."""
    row = place.row
    if row is None:
        return JsonResponse({"detail": _("This part has no translation."), "version": place.version}, status=404)
    delete_segment(place, request.user)
    return JsonResponse(describe(row, place))


def take_away(request: HttpRequest, place: Place) -> JsonResponse:
    """Delete the translation, if there is one, for somebody who has emptied the field and goes on."""
    if place.row is not None:
        delete_segment(place, request.user)
    return JsonResponse({"segment_id": place.segment.pk, "data": "", "error": None, "version": place.version})


def describe(row, place: Place) -> dict:
    """Return a row as wagtail-localize's editor reads it, with the version of the segment."""
    return StringTranslationSerializer(row).data | {"segment_id": place.segment.pk, "version": place.version}
