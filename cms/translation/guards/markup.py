"""Guard of the saving of a segment: words whose markup breaks the text are refused, and are not stored."""

import re

from django.db import transaction
from django.http import JsonResponse
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment
from wagtail_localize.views import edit_translation

from ..checks.markup import find_breakage
from ..memory.confirming import confirming, find_proposed
from ..text.blank import is_blank

COMMENT = re.compile("<!--.*?-->", re.DOTALL)
NUL = (b"\0", b"%00", b"\\u0000")  # PostgreSQL refuses null characters in texts


def write_sound_words(request, translation_id: int, string_segment_id: int):
    """Save the words of a segment, unless their markup breaks the text: then respond with status 400 and the faults."""
    if request.method == "PUT" and any(sign in request.body for sign in NUL):
        return refuse_words([_("The text contains a control character, which nobody can see.")])
    proposed = find_proposed(translation_id, string_segment_id) if request.method == "PUT" else None
    with transaction.atomic(), confirming(proposed):
        answer = edit_translation.edit_string_translation(
            request, translation_id=translation_id, string_segment_id=string_segment_id
        )
        if request.method == "PUT" and answer.status_code < 300:
            segment = StringSegment.objects.select_related("string").get(pk=string_segment_id)
            words = answer.data["data"]
            if is_blank(words):  # a comment alone is blank: it may be stored, and does not count as a translation
                words = COMMENT.sub("", words)
            if faults := find_breakage(segment.string.data, words):
                transaction.set_rollback(True)
                return refuse_words(faults)
    return answer


def refuse_words(faults: list[str]) -> JsonResponse:
    return JsonResponse({"detail": " ".join(faults), "faults": faults}, status=400)
