"""The context of a segment for translators in other programs: its neighbours, and the terms in it."""

from collections.abc import Iterable

from django.utils.text import Truncator
from wagtail_localize.models import StringSegment, Translation

from ..terms.loading import load_terms
from ..terms.recognising import to_plain
from ..text.blank import is_blank
from .documents import Note

LONGEST = 200  # characters of a neighbour


def describe_surroundings(translation: Translation, segments: Iterable[StringSegment]) -> dict[int, list[Note]]:
    """Return the notes of each segment, by its id: "previous", "next", and a "term" for each term or name.

    segments: all of the text, in its order. Terms that nobody has approved are left out.
    """
    language, other = translation.source.locale.language_code, translation.target_locale.language_code
    index, found = load_terms(), {}
    plain = [(one.pk, to_plain(one.string.data)) for one in segments if not is_blank(one.string.data)]
    texts = ["", *(text for _pk, text in plain), ""]
    for place, (pk, text) in enumerate(plain):
        neighbours = [("previous", texts[place]), ("next", texts[place + 2])]
        notes = [Note(category, Truncator(words).chars(LONGEST)) for category, words in neighbours if words]
        terms = dict.fromkeys(
            f"{match.written} = {wanted}"
            for match in index.find(text, language)
            if not match.entry.concept_id or match.entry.is_approved
            if (wanted := match.written if match.entry.do_not_translate else match.entry.get_preferred(other))
        )
        found[pk] = notes + [Note("term", said) for said in terms]
    return found
