"""The versions of one segment, and the same segment in the other languages of the text."""

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ...guards.endpoints import check_may_read, find_segment_or_404, guard
from ...memory.readable import keep_readable
from ...models import MemoryUnit, SegmentChange, SegmentVersion
from ...permissions import may_edit
from ...text.blank import counts
from ...text.origin_labels import FILES, MEMORY
from .steps import list_steps

MOST_VERSIONS = 50


def read_history(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """Answer with the versions of a segment, the newest first, each with what it changed of the one before."""
    translation, segment = find_segment_or_404(translation_id, string_segment_id)
    versions = list(_find_versions(translation, segment)[: MOST_VERSIONS + 1])
    befores = [*(version.data for version in versions[1:]), ""]
    described = [
        {
            "data": version.data,
            "steps": list_steps(before, version.data),
            "who": get_user_display_name(version.user),
            "when": date_format(localtime(version.created_at), "SHORT_DATETIME_FORMAT"),
            "is_memory": version.tool_name == MEMORY,
            "is_import": version.tool_name in FILES,
            "is_machine": version.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
            "is_of_former_source": version.string_id != segment.string_id,
        }
        for version, before in zip(versions, befores, strict=False)
    ]
    return JsonResponse({"versions": described[:MOST_VERSIONS], "has_more": len(versions) > MOST_VERSIONS})


def _find_versions(translation: Translation, segment: StringSegment):
    """Return the versions of a segment, and those of its former words where the original has changed."""
    change = SegmentChange.objects.filter(
        translation=translation, context=segment.context_id, string=segment.string_id
    ).first()
    of_words = Q(string=segment.string_id)
    if change and change.former_source:
        of_words |= Q(string__data=change.former_source)
    versions = SegmentVersion.objects.filter(of_words, context=segment.context_id, locale=translation.target_locale_id)
    return versions.select_related("user").defer("runs")


def read_other_languages(request: HttpRequest, translation_id: int, string_segment_id: int) -> JsonResponse:
    """Answer with what stands for a segment in the other languages of the text, as far as the person may see it.

    Who may edit the text in a language sees the confirmed words; others what readers see.
    """
    translation, segment = find_segment_or_404(translation_id, string_segment_id)
    others = Translation.objects.filter(source=translation.source_id).exclude(pk=translation.pk)
    words, hidden = {}, []
    for other in others.select_related("source", "target_locale"):
        if not _may_open(request.user, other):
            hidden.append(other.target_locale_id)
            continue
        row = StringTranslation.objects.filter(
            context=segment.context_id, translation_of=segment.string_id, locale=other.target_locale_id
        ).first()
        if counts(row):
            words[other.target_locale_id] = row.data
    words |= _find_public(request.user, translation, segment, hidden)
    locales = Locale.objects.in_bulk(list(words))
    return JsonResponse(
        {
            "languages": [
                {"language": locales[pk].language_code, "name": locales[pk].get_display_name(), "data": words[pk]}
                for pk in sorted(words)
            ]
        }
    )


def _may_open(user, translation: Translation) -> bool:
    try:
        return may_edit(user, translation.get_target_instance())
    except ObjectDoesNotExist:
        return False


def _find_public(user, translation: Translation, segment: StringSegment, locale_ids: list[int]) -> dict[int, str]:
    """Return the words that readers see for a segment in some languages."""
    units = MemoryUnit.objects.filter(
        object_key=translation.source.object_id,
        source_locale=translation.source.locale_id,
        target_locale__in=locale_ids,
        level=MemoryUnit.Level.PARAGRAPH,
        path=segment.context.path,
        source=segment.string.data,
        is_approved=True,
    )
    return {unit.target_locale_id: unit.target for unit in keep_readable(user, units)}


history = require_GET(guard(read_history, check_may_read))
other_languages = require_GET(guard(read_other_languages, check_may_read))
