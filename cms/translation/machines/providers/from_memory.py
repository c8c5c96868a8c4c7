"""The translation memory in place of a machine, for development and tests: nothing leaves the site."""

from django.utils.translation import gettext as _

from ...memory.finding.matching import find_matches
from .base import Answer, Batch, Provider


class FromMemory(Provider):
    """Answers with the best match of each segment, whatever its score."""

    code = "memory"
    label = "Memory as machine"
    is_remote = False

    def count(self, batch: Batch) -> int:
        return 0

    def translate(self, batch: Batch) -> list[Answer]:
        matches = find_matches(batch.translation, batch.segments, 1, person=batch.person)
        found = []
        for segment in batch.segments:
            best = next(iter(matches.get(segment.pk, ())), None)
            found.append(
                Answer(best.target) if best else Answer(objection=_("The memory has nothing like this segment."))
            )
        return found
