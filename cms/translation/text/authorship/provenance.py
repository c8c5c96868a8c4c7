"""Provenance of a translation: how much was written by hand, taken from earlier translations, or drafted by a machine.

Counted in words of the original, computed when the translation is published, and stored in the page for its byline,
like the newsroom's credits.
"""

from collections import Counter
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.pages.reading_time import count_words_of

from ...models import SegmentVersion
from ..blank import counts
from ..origin_labels import MEMORY
from ..rows import read_rows
from ..segments import SLUG, get_string_segments

FIELD = "translation_shares"


def store_provenance(translation: Translation, page: Page) -> None:
    """Store the provenance of a live translation in its page, if its type has the field, without a new revision."""
    try:
        page._meta.get_field(FIELD)
    except FieldDoesNotExist:
        return
    provenance = compute_provenance(translation)
    if getattr(page, FIELD) != provenance:
        setattr(page, FIELD, provenance)
        type(page)._default_manager.filter(pk=page.pk).update(**{FIELD: provenance})


def compute_provenance(translation: Translation) -> dict:
    """Return the shares that no translator wrote; {} if translators wrote everything.

    "memory", "machine": percent of the words from earlier translations, and of those first drafted by a machine.
    "reworded": percent of the latter that somebody changed. "tools": the machines' names.
    """
    key, locale = translation.source.object_id, translation.target_locale_id
    rows = _find_rows(key, locale)
    drafts = _find_machine_drafts(key, locale)
    words, tools = Counter(), set()
    for segment in get_string_segments(translation.source):
        place = (segment.context_id, segment.string_id)
        if segment.context.path == SLUG or place not in rows:
            continue  # slugs are not text; missing segments are in the language of the original
        row, count = rows[place], count_words_of(segment.string.data)
        words["all"] += count
        if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE or place in drafts:
            draft, tool = drafts.get(place, (row.data, row.tool_name))
            words["machine"] += count
            words["reworded"] += count if row.data != draft else 0
            tools.add(tool)
        elif row.tool_name == MEMORY:
            words["memory"] += count
    provenance = {
        "memory": get_percent(words["memory"], words["all"]),
        "machine": get_percent(words["machine"], words["all"]),
        "reworded": get_percent(words["reworded"], words["machine"]),
        "tools": sorted(filter(None, tools)),
    }
    return provenance if provenance["memory"] or provenance["machine"] else {}


def _find_rows(key: UUID, locale: int) -> dict[tuple[int, int], StringTranslation]:
    rows = read_rows(key, locale, has_error=False)
    return {place: row for place, row in rows.items() if counts(row)}


def _find_machine_drafts(key: UUID, locale: int) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the last words that a machine wrote for each segment, with the machine's name."""
    versions = SegmentVersion.objects.filter(
        context__object_id=key, locale=locale, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    ).exclude(data="")
    rows = versions.order_by("pk").values_list("context_id", "string_id", "data", "tool_name")
    return {(context, string): (data, tool) for context, string, data, tool in rows}


def get_percent(part: int, whole: int) -> int:
    """Return a share in whole percent: 0 and 100 only if exact."""
    if part in (0, whole):
        return 100 if part else 0
    return min(max(round(100 * part / whole), 1), 99)
