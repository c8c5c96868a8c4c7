"""Have a machine translate segments: what is asked, in which order it is checked, and what is stored."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..memory.prefilling import find_open
from ..text.rows import read_rows
from ..text.segments import SLUG, get_string_segments
from .budget import give_back, reserve
from .errors import MachineError
from .placeholders import to_text
from .providers import Batch, Provider
from .sendable import find_objection, keep_public
from .terms import list_terms
from .writing import write_draft

CONTEXT = 600  # characters of the text before and after


@dataclass
class Outcome:
    """What became of some segments, by their ids."""

    written: dict[int, StringTranslation] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)  # with the reason


def list_open(translation: Translation) -> list[StringSegment]:
    """Return the segments that the open rest of a text consists of, and that may be sent.

    Not those that the memory has filled, nor those with a former translation, which is nearer to what is wanted; and
    not those that somebody emptied.
    """
    rows = read_rows(translation.source.object_id, translation.target_locale_id)
    found = [s for s in find_open(translation) if (s.context_id, s.string_id) not in rows]
    return keep_public(translation, found)


def translate_segments(provider: Provider, translation: Translation, segments: list[StringSegment], user) -> Outcome:
    """Have a machine draft segments of a text that follow each other, in the name of a person; store what can be taken.

    Raises MachineError if nothing could be translated: then nothing is stored. Words that recur are sent once.
    """
    outcome = Outcome()
    if objection := find_objection(translation):
        raise MachineError(objection)
    everything = list(get_string_segments(translation.source))
    public = {segment.pk for segment in keep_public(translation, everything)}
    for segment in segments:
        if segment.pk not in public:
            outcome.refused[segment.pk] = _("These words are not public: they are not sent to any service.")
    first = {segment.string_id: segment for segment in reversed(segments) if segment.pk in public}
    asked = [segment for segment in segments if first.get(segment.string_id) is segment]
    if not asked:
        return outcome
    answers = dict(zip(first_ids(asked), _ask(provider, translation, asked, everything, public, user), strict=True))
    for segment in segments:
        if segment.pk in outcome.refused:
            continue
        answer = answers[segment.string_id]
        if answer.objection:
            outcome.refused[segment.pk] = answer.objection
            continue
        source = segment.string.data
        place = write_draft(translation.pk, segment.pk, source, answer.html, provider.name, user)
        if place is None:
            outcome.refused[segment.pk] = _("Somebody has written here in the meantime: these words were kept.")
        else:
            outcome.written[segment.pk] = place.row
    return outcome


def first_ids(segments: list[StringSegment]) -> list[int]:
    return [segment.string_id for segment in segments]


def _ask(provider: Provider, translation: Translation, segments, everything, public: set[int], user) -> list:
    """Send a batch, within the budget. What the service did not answer is not counted."""
    before, after = _find_neighbours(segments, everything, public) if provider.takes_neighbours else ("", "")
    terms = list_terms(translation, segments) if provider.takes_terms else ()
    batch = Batch(translation, segments, before, after, terms, user)
    characters = provider.count(batch)
    month = reserve(characters)
    try:
        return provider.translate(batch)
    except MachineError as error:
        if not error.is_charged:
            give_back(month, characters)
        raise


def _find_neighbours(segments, everything, public: set[int]) -> tuple[str, str]:
    """Return the public text before and after some segments of a text."""
    chosen = {segment.pk for segment in segments}
    places = [place for place, segment in enumerate(everything) if segment.pk in chosen]
    if not places:
        return "", ""

    def join(found) -> str:
        return " ".join(to_text(s.string.data) for s in found if s.pk in public and s.context.path != SLUG)

    return join(everything[max(0, places[0] - 3) : places[0]])[-CONTEXT:], join(
        everything[places[-1] + 1 : places[-1] + 4]
    )[:CONTEXT]
