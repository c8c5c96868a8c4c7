"""Checks of words: doubled, copied from the original, in another language, far fewer or more than in the original."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.typography.lists import language_name
from cms.languages.registry import get_profile

from ..check import SegmentCheck
from ..reading.addresses import ADDRESS
from ..reading.text import WORD, fold, take_out_titles
from ..segment import Segment

_DOUBLED = re.compile(r"(?<![\w’'-])(\w+)[\s\u00a0\u202f]+\1(?![\w’'-])", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_DIGIT = re.compile(r"\d")
MOST_PLACES = 50  # of the same words in the original that are followed
SHORTEST_RUN = 3  # consecutive words of the original that are reported
FEW, MANY = 0.55, 1.9  # times as long as the original: good translations between these languages are in between
FEWER = 0.8  # the lower limit if there are also fewer sentences
LEAST_LENGTH = 40  # characters
_SENTENCE_END = re.compile(r"[^\W\d_]{3}\s?[.!?…][\s»”\"’)]+(?=[«“\"‘(]?\s?[A-ZÀ-Þ](?![.]))")


class DoubledWords(SegmentCheck):
    code = "doubled_words"
    label = gettext_lazy("Doubled words")

    def find(self, segment: Segment) -> Iterator[str]:
        allowed = segment.target.profile.repeated_words
        for match in _DOUBLED.finditer(segment.target.bare):
            if match[1].lower() in allowed or match[1].isdecimal() or match[0] in segment.source.bare:
                continue
            if match[1][0].isupper() and _DOUBLED.search(segment.source.bare):
                continue  # a name, an exclamation
            yield _("“%(word)s” is written twice.") % {"word": match[1]}


class Unchanged(SegmentCheck):
    """The words of the original. Names, hashtags and the like are expected to be the same."""

    code = "unchanged"
    label = gettext_lazy("As in the original")

    def find(self, segment: Segment) -> Iterator[str]:
        if len(segment.source.words) < 3 or not segment.is_copied:
            return
        words = WORD.findall(ADDRESS.sub(" ", take_out_titles(segment.source.markup)))
        stop_words = segment.source.profile.stop_words
        telling = sum(fold(word) in stop_words - segment.target.profile.stop_words for word in words)
        common = sum(word.islower() and fold(word) not in stop_words for word in words)
        if not common and segment.kind.rpartition(".")[2] not in ("title", "heading"):
            return  # a name: all its words have capitals, except stop words
        # Few words with a number are a name too: a street and its number, a caption and its year.
        if telling + common >= (3 if _DIGIT.search(segment.source.plain) else 2):
            yield _("These are the words of the original.")


class Language(SegmentCheck):
    """Segments wholly or partly in another language of the site, recognised by stop words of that language alone."""

    code = "language"
    label = gettext_lazy("Another language")

    def find(self, segment: Segment) -> Iterator[str]:
        if segment.is_copied:
            return
        plain = take_out_titles(segment.target.markup)
        found = WORD.findall(_QUOTED.sub(" . ", plain))
        # Names have such words with a capital ("Le Bihan"); one letter is an abbreviation as often.
        words = [fold(word) for number, word in enumerate(found) if len(word) > 1 and (word.islower() or not number)]
        counts = {code: sum(word in telling for word in words) for code, telling in _list_telling_words().items()}
        own = counts.pop(segment.target.language, 0)
        if counts and len(words) >= 4:
            other = max(counts, key=counts.__getitem__)
            if counts[other] >= 2 and counts[other] > own:
                yield _("This seems to be %(language)s.") % {"language": language_name(other)}
                return
        if run := _find_left_run(segment, plain):
            yield _("These words are those of the original: “%(words)s”.") % {"words": run}


class Length(SegmentCheck):
    code = "length"
    label = gettext_lazy("Length")

    def find(self, segment: Segment) -> Iterator[str]:
        source, target = (len(" ".join(text.plain.split())) for text in (segment.source, segment.target))
        if max(source, target) < LEAST_LENGTH or not source:
            return
        if target < FEW * source or (target < FEWER * source and self._lacks_sentences(segment)):
            yield _("The translation is much shorter than the original: is something missing?")
        elif target > MANY * source and target - source > LEAST_LENGTH / 2:
            yield _("The translation is much longer than the original.")

    def _lacks_sentences(self, segment: Segment) -> bool:
        return len(_SENTENCE_END.findall(segment.target.plain)) < len(_SENTENCE_END.findall(segment.source.plain))


@cache
def _list_telling_words() -> dict[str, frozenset[str]]:
    """Map the languages of the site to the stop words that no other of them has."""
    stop_words = {code: get_profile(code).stop_words for code, _name in settings.LANGUAGES}
    return {
        code: words.difference(*(other for another, other in stop_words.items() if another != code))
        for code, words in stop_words.items()
    }


def _find_left_run(segment: Segment, plain: str) -> str:
    """Return the longest run of the original's words in a translation, except names and titles; "" if there is none."""
    target = WORD.findall(_QUOTED.sub(" . ", plain))
    lowered = [word.lower() for word in target]
    source = [word.lower() for word in segment.source.words]
    places = defaultdict(list)  # where some words stand in the original, by the first of them
    for place in range(len(source) - SHORTEST_RUN + 1):
        found = places[tuple(source[place : place + SHORTEST_RUN])]
        if len(found) < MOST_PLACES:
            found.append(place)
    ours = segment.source.profile.stop_words - segment.target.profile.stop_words
    best: list[str] = []
    start = 0
    while start <= len(target) - SHORTEST_RUN:
        begun = places.get(tuple(lowered[start : start + SHORTEST_RUN]))
        if begun is None:
            start += 1
            continue
        length = SHORTEST_RUN
        while start + length < len(target) and (
            begun := [at for at in begun if source[at + length : at + length + 1] == [lowered[start + length]]]
        ):
            length += 1
        end = start + length
        run = target[start:end]
        if len(run) > len(best) and _reads_like_a_sentence(run, ours):
            best = run
        start = end
    return " ".join(best)


def _reads_like_a_sentence(run: list[str], ours: frozenset[str]) -> bool:
    """Return whether a run was forgotten: names and titles have capitals, "mise en scène" is at home abroad."""
    telling = [fold(word) in ours for word in run]
    if not run[0].islower() and len(run) == SHORTEST_RUN:
        return False
    is_loan = len(run) == SHORTEST_RUN and not (telling[0] or telling[-1])
    return any(telling) and all(word.islower() for word in run[1:]) and not is_loan
