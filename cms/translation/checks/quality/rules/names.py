"""Check for misspelt names of people and places."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..check import SegmentCheck
from ..reading.text import fold
from ..segment import Segment

# A name of two words. The second word may also begin the next pair.
_PAIR = re.compile(r"(?=(?<!\w)([A-ZÀ-Þ][\w’'-]{1,60})[ \u00a0\u202f]([A-ZÀ-Þ][^\W\d_]{3,60}))")
MOST_CHANGED = 2  # letters


class Names(SegmentCheck):
    """The second word of a name whose first word is the same. Other names may have another form in each language."""

    code = "names"
    label = gettext_lazy("Names")

    def find(self, segment: Segment) -> Iterator[str]:
        pairs = _PAIR.findall(segment.source.bare)
        if not pairs:
            return
        from rapidfuzz.distance import OSA  # 4 MB, needed only in a newsroom that translates

        words = set(segment.target.words)
        others = _PAIR.findall(segment.target.bare)
        for first, last in pairs:
            if last in words:
                continue
            for same, other in others:
                is_near = OSA.distance(last, other, score_cutoff=MOST_CHANGED) <= MOST_CHANGED
                if same == first and is_near and fold(last) != fold(other) and other not in segment.source.words:
                    yield _("“%(name)s” is written “%(other)s”.") % {"name": f"{first} {last}", "other": other}
