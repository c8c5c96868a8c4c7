"""Check for a sentence of the original that is translated in two ways within a text."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.editing.blank import is_blank

from ..check import TextCheck
from ..reading.text import normalise, to_plain
from ..segment import TextRow


class Consistency(TextCheck):
    code = "consistency"
    label = gettext_lazy("Consistency")

    def find(self, rows: Sequence[TextRow]) -> Iterator[tuple[int | str, str]]:
        first: dict[str, str] = {}
        for row in rows:
            if row.kind == "slug" or is_blank(row.target):
                continue
            other = first.setdefault(normalise(row.source).rstrip("."), row.target)
            if normalise(other).rstrip(".") != normalise(row.target).rstrip("."):
                yield (
                    row.id,
                    _("The same words are translated differently above: “%(words)s”.") % {"words": to_plain(other)},
                )
