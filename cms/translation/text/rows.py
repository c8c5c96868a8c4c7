"""wagtail-localize's rows of translated segments, read for a whole text."""

from uuid import UUID

from wagtail_localize.models import StringTranslation

# What a person, or the program in their place, writes into a row.
WRITTEN = ["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"]
Key = tuple[int, int]  # of a segment: the ids of its context and of its string


def read_rows(object_id: UUID, locale_id: int, **conditions) -> dict[Key, StringTranslation]:
    """Return the translations of a text's segments in a language, whatever their state. One query.

    object_id: the text's translation key. conditions: filters, such as `has_error=False`.
    """
    rows = StringTranslation.objects.filter(context__object_id=object_id, locale=locale_id, **conditions)
    return {(row.context_id, row.translation_of_id): row for row in rows}
