"""Count the words that translators propose for pictures, for the states of their texts."""

from collections import defaultdict
from collections.abc import Iterable

from wagtail_localize.models import Translation

from ..models import ProposedImageWords


def read_words_of_pictures(translations: Iterable[Translation]) -> dict[int, list[bool]]:
    """Return whether each of the words proposed for pictures is confirmed, by the ids of some translations. One query.

    Those that were kept back when the text was published wait for others than its translators, and are left out.
    """
    found = defaultdict(list)
    rows = ProposedImageWords.objects.filter(translation__in=translations, held="")
    for translation_id, is_confirmed in rows.values_list("translation_id", "is_confirmed"):
        found[translation_id].append(is_confirmed)
    return found
