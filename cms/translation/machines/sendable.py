"""Decide, here only, which words may be sent to a machine.

Only words that all readers see already, of texts that their editors have not kept back.
"""

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, Translation

from ..memory.keeping.presence import find_present
from ..models import NoMachineTranslation
from ..text.segments import SLUG, list_words


def find_objection(translation: Translation) -> str:
    """Return why no machine may get the words of a text, as a sentence; "" if one may. Four queries."""
    key = translation.source.object_id
    if NoMachineTranslation.objects.filter(translation_key=key).exists():
        return _("Its editors have marked this text: no machine translates it.")
    if not translation.enabled:
        return _("This translation no longer follows its original.")
    shown = find_present([key])
    if not shown.get((key, translation.source.locale_id)):
        return _("The original is not public: its words are not sent to any service.")
    if (key, translation.target_locale_id) not in shown:
        return _("This text is not public in this language: its words are not sent to any service.")
    return ""


def keep_public(translation: Translation, segments: Iterable[StringSegment]) -> list[StringSegment]:
    """Return the segments whose words all readers of the original see: translators may have those of a draft already.

    `find_objection` has found nothing.
    """
    segments = [segment for segment in segments if segment.context.path != SLUG]
    if not segments:
        return []
    try:
        live = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return []
    words = set(list_words(live))
    return [segment for segment in segments if (segment.context.path, segment.string.data) in words]
