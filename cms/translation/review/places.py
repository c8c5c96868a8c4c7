"""Find the present place of a segment that was commented on."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment

from cms.core.sanitizing.characters import UNSTORABLE

from ..models.review import OfSegment
from ..text.blank import is_blank


class Places:
    """Finds the segments of a text by their keys, also those that were edited or moved in the original since."""

    def __init__(self, segments: Iterable[StringSegment]):
        """segments: all of the text, with their strings and contexts."""
        self.by_key = {}
        self._by_context, self._by_string = defaultdict(list), defaultdict(list)
        for segment in segments:
            self.by_key.setdefault((segment.context_id, segment.string_id), segment)
            self._by_context[segment.context_id].append(segment)
            self._by_string[segment.string_id].append(segment)

    def find(self, said: OfSegment) -> StringSegment | None:
        """Return the segment that something was said of; None if the text no longer has it.

        If the words of the original have changed, it is the only segment at their place; if its block was cut and
        pasted, the only one with these words.
        """
        if segment := self.by_key.get(said.key):
            return segment
        for found in (self._by_context[said.context_id], self._by_string[said.string_id]):
            if len(found) == 1:
                return found[0]
        return None


def clean_words(text, longest: int) -> str:
    """Return what a person typed, with its line breaks. Raises ValidationError if it is blank or too long."""
    lines = (" ".join(UNSTORABLE.sub("", line).split()) for line in str(text).splitlines())
    text = "\n".join(lines).strip()
    if is_blank(text):
        raise ValidationError(_("Write something."))
    if len(text) > longest:
        raise ValidationError(_("This is too long: at most %(count)d characters.") % {"count": longest})
    return text
