"""Read which failures of quality checks were dismissed."""

import hashlib

from wagtail_localize.models import Translation

from ..models import DismissedCheck

Key = tuple[int, int, str, str]  # context, string, code, hash of the words


def hash_words(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def read_dismissed(translation: Translation) -> dict[Key, DismissedCheck]:
    """Return what was dismissed in a translation. One query."""
    rows = select_dismissed(translation).select_related("user")
    return {(row.context_id, row.string_id, row.code, row.words_hash): row for row in rows}


def select_dismissed(translation: Translation):
    return DismissedCheck.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale_id
    )
