"""The words that readers of a language can meet: what is suggested while they type, and instead of a misspelling.

Kept in memory, for each language, and made anew when the pages that everybody may see are others than before: a word
that only drafts or private pages have is in no lexicon. To ask whether it is still right takes one query.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max, QuerySet, Sum
from rapidfuzz import process
from rapidfuzz.distance import OSA
from wagtail.models import Locale

from .analysis import find_stem, fold
from .matching import list_entries
from .models import SearchWord

SHORTEST_WORD = 3
LONG_WORD = 6  # in which two mistakes are forgiven
_LAST = "\U0010ffff"
_made: dict[str, tuple[tuple, "Lexicon"]] = {}
_lock = Lock()


@dataclass(frozen=True)
class Lexicon:
    """The words of a language, each by how it reads without accents and capitals."""

    language: str
    written: dict[str, str]
    counts: dict[str, int]  # in how many pages
    keys: list[str]  # in the order of the alphabet
    titles: list[tuple[str, int]]  # (words without accents, a space before each; the page's key), the newest first

    def complete(self, beginning: str, limit: int) -> list[str]:
        """Return the words that begin so, as they are written, those of the most pages first; one form of each word."""
        beginning = fold(beginning)
        if not beginning:
            return []
        start, end = (bisect_left(self.keys, key) for key in (beginning, beginning + _LAST))
        words: dict[str, str] = {}
        for key in sorted(self.keys[start:end], key=lambda key: (-self.counts[key], key))[: 4 * limit]:
            words.setdefault(find_stem(key, self.language), self.written[key])
        return list(words.values())[:limit]

    def find_titles(self, words: list[str], limit: int) -> list[int]:
        """Return the keys of the newest pages whose title has, for each of these words, one that begins with it."""
        beginnings = [f" {fold(word)}" for word in words]
        found = []
        for title, pk in self.titles if beginnings else ():
            if all(beginning in title for beginning in beginnings):
                found.append(pk)
                if len(found) == limit:
                    break
        return found

    def correct(self, word: str) -> str:
        """Return the word that was probably meant: the word itself where it is known, "" where none is near."""
        key = fold(word)
        if key in self.written:
            return word
        if len(key) < SHORTEST_WORD:
            return ""
        mistakes = 1 if len(key) < LONG_WORD else 2
        near = process.extract(key, self.keys, scorer=OSA.distance, score_cutoff=mistakes, limit=20)
        # Of the words with the fewest mistakes, one that begins in the same way: people get beginnings right.
        best = min(near, key=lambda match: (match[1], match[0][0] != key[0], -self.counts[match[0]]), default=None)
        return self.written[best[0]] if best else ""


def get_lexicon(locale: Locale) -> Lexicon:
    """Return the lexicon of a language as its pages are now."""
    entries = list_entries(locale, locale)
    state = tuple(entries.aggregate(Count("pk"), Sum("pk"), Max("written_at")).values())
    known = _made.get(locale.language_code)
    if known is None or known[0] != state:
        with _lock:
            known = _made[locale.language_code] = (state, _make_lexicon(entries, locale))
    return known[1]


def _make_lexicon(entries: QuerySet, locale: Locale) -> Lexicon:
    forms: dict[str, Counter] = defaultdict(Counter)
    words = SearchWord.objects.filter(entry__in=entries, locale=locale)
    for word, count in words.values_list("word").annotate(Count("pk")).order_by():
        if len(word) >= SHORTEST_WORD and not word.isnumeric():
            forms[fold(word)][word] = count
    counts = {key: seen.total() for key, seen in forms.items()}
    titles = entries.order_by("-page__first_published_at", "-pk").values_list("page__title", "pk")
    return Lexicon(
        language=locale.language_code,
        written={key: _choose_form(seen) for key, seen in forms.items()},
        counts=counts,
        keys=sorted(forms),
        titles=[(_fold_title(title), pk) for title, pk in titles],
    )


def _choose_form(seen: Counter[str]) -> str:
    """Return the most frequent way of writing a word; in small letters if that is ever done: "Paris", but "museum"."""
    best = max(seen, key=lambda word: (seen[word], word))
    return best.lower() if best.lower() in seen else best


def _fold_title(title: str) -> str:
    return " " + " ".join(re.findall(r"\w+", fold(title)))
