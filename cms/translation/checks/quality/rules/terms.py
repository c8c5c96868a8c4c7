"""Checks of terms: the preferred words, forbidden words, and words that stay as they are.

They are compared by their stems, so that inflected words are right. A term is missed only if none of its words that may
be used stand in the translation at all: it may be said once where the original says it twice.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....terms.recognising import contains
from ..check import SegmentCheck
from ..segment import Segment


class PreferredTerm(SegmentCheck):
    """The words of the termbase for what the original names."""

    code = "term"
    label = gettext_lazy("Terms")

    def find(self, segment: Segment) -> Iterator[str]:
        for match in segment.source_terms:
            preferred = match.entry.get_preferred(segment.target.language)
            if not preferred or match.entry.do_not_translate or match.is_scientific:
                continue
            # What is said with a forbidden word is not missing: `ForbiddenTerm` tells of it.
            if match.entry.key in segment.target_terms or contains(segment.target.plain, preferred):
                continue
            yield _("“%(source)s” is “%(target)s” in the termbase.") % {"source": match.written, "target": preferred}


class ForbiddenTerm(SegmentCheck):
    """Words that the termbase says are not to be used, for what the original names."""

    code = "forbidden_term"
    label = gettext_lazy("Words to avoid")

    def find(self, segment: Segment) -> Iterator[str]:
        for matches in segment.target_terms.values():
            for written in dict.fromkeys(match.written for match in matches if match.words.is_forbidden):
                preferred = matches[0].entry.get_preferred(segment.target.language)
                if preferred:
                    said = _("The termbase says not “%(words)s” but “%(preferred)s”.")
                else:
                    said = _("The termbase says that “%(words)s” is to be avoided.")
                yield said % {"words": written, "preferred": preferred}


class UntranslatedTerm(SegmentCheck):
    """Words that must stay as they are in the original, and scientific names."""

    code = "do_not_translate"
    label = gettext_lazy("Words that stay")

    def find(self, segment: Segment) -> Iterator[str]:
        for match in segment.source_terms:
            if match.is_scientific:
                is_kept = _has_scientific_name(segment.target.plain, match.entry.scientific_name)
            elif match.entry.do_not_translate:
                kept = [words.text for words in match.entry.words if not words.is_forbidden]
                is_kept = any(contains(segment.target.plain, words) for words in [match.written, *kept])
            else:
                continue
            if not is_kept:
                yield _("“%(words)s” stays as it is in the original.") % {"words": match.written}


def _has_scientific_name(text: str, name: str) -> bool:
    """Return whether a scientific name stands in a text, its genus perhaps as a letter: P. leo."""
    genus, _space, rest = name.partition(" ")
    shortened = rf"{re.escape(genus[:1])}\.[\s\u00a0\u202f]*{re.escape(rest)}"
    return contains(text, name) or bool(rest and re.search(rf"(?<!\w){shortened}(?!\w)", text))
