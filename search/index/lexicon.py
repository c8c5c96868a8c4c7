"""The words that readers of a language can find, for suggestions while they type and for corrections.

Collecting them takes seconds for thousands of pages, so a task does it after each change, and no reader waits for it;
they are cached in memory while they are the newest. They may be older than what readers may see, so code that suggests
words calls `keep_readable` first.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, Max, OuterRef, Sum
from wagtail.models import Locale

from cms.languages.analysis import find_stem, fold

from ..models import SearchWord, Vocabulary
from .matching import list_entries

SHORTEST_WORD = 3
LONG_WORD = 6  # from this length, two mistakes are tolerated
_LAST = "\U0010ffff"
_known: dict[str, tuple] = {}


@dataclass(frozen=True)
class Lexicon:
    """The words of a language, by their form without accents and capitals."""

    language: str
    written: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)  # number of pages
    keys: list[str] = field(default_factory=list)  # sorted
    titles: list[tuple[str, int]] = field(default_factory=list)  # (words with a space before each, the page's key)

    def complete(self, beginning: str, limit: int) -> list[str]:
        """Return the words with this beginning, as written, the most frequent first; one form of each word."""
        beginning = fold(beginning)
        if not beginning:
            return []
        start, end = (bisect_left(self.keys, key) for key in (beginning, beginning + _LAST))
        words: dict[str, str] = {}
        for key in sorted(self.keys[start:end], key=lambda key: (-self.counts[key], key))[: 4 * limit]:
            words.setdefault(find_stem(key, self.language), self.written[key])
        return list(words.values())[:limit]

    def find_titles(self, words: Iterable[str], limit: int) -> list[int]:
        """Return the primary keys of the newest pages whose titles match the given words.

        For each given word, the title has a word that begins with it.
        """
        beginnings = [f" {fold(word)}" for word in words]
        found = []
        for title, pk in self.titles if beginnings else ():
            if all(beginning in title for beginning in beginnings):
                found.append(pk)
                if len(found) == limit:
                    break
        return found

    def correct(self, word: str) -> str:
        """Return the word that was probably meant: the word itself if it is known, "" if no known word is near."""
        from rapidfuzz import process  # 2 MB, needed only for misspellings
        from rapidfuzz.distance import OSA

        key = fold(word)
        if key in self.written:
            return word
        if len(key) < SHORTEST_WORD:
            return ""
        mistakes = 1 if len(key) < LONG_WORD else 2
        near = process.extract(key, self.keys, scorer=OSA.distance, score_cutoff=mistakes, limit=20)
        # Of the words with the fewest mistakes, prefer one with the same first letter: people get beginnings right.
        best = min(near, key=lambda match: (match[1], match[0][0] != key[0], -self.counts[match[0]]), default=None)
        return self.written[best[0]] if best else ""


def get_lexicon(locale: Locale) -> Lexicon:
    """Return the newest lexicon of a language (one query, two if it is newer than the one in memory)."""
    code = locale.language_code
    rows = Vocabulary.objects.filter(locale=locale)
    made_at = rows.values_list("made_at", flat=True).first()
    known = _known.get(code)
    if known is None or known[0] != made_at:
        vocabulary = rows.first()
        lexicon = _make_lexicon(vocabulary, code) if vocabulary else Lexicon(code)
        known = _known[code] = (vocabulary and vocabulary.made_at, lexicon)
    return known[1]


def keep_readable(words: Iterable[str], locale: Locale) -> list[str]:
    """Return those of some words, as written, that occur in a page that readers see now (one query)."""
    words = list(dict.fromkeys(words))
    entries = list_entries(locale)
    checks = {
        f"is_readable_{number}": Exists(
            SearchWord.objects.filter(locale=locale, stem=find_stem(word, locale.language_code), word=word).filter(
                Exists(entries.filter(pk=OuterRef("entry")))
            )
        )
        for number, word in enumerate(words)
    }
    answers = Locale.objects.filter(pk=locale.pk).values_list(*checks.values()).first() if words else []
    return [word for word, is_readable in zip(words, answers or [], strict=False) if is_readable]


def write_vocabularies() -> None:
    """Collect the words of each language in which the pages that readers see have changed."""
    for locale in Locale.objects.all():
        entries = list_entries(locale)
        state = str(tuple(entries.aggregate(Count("pk"), Sum("pk"), Max("written_at")).values()))
        if not Vocabulary.objects.filter(locale=locale, state=state).exists():
            words = SearchWord.objects.filter(locale=locale, entry__in=entries).order_by()
            titles = entries.order_by("-page__first_published_at", "-pk").values_list("page__title", "pk")
            Vocabulary.objects.update_or_create(
                locale=locale,
                defaults={
                    "state": state,
                    "words": _gather_words(words.values_list("word").annotate(Count("pk"))),
                    "titles": [(_fold_title(title), pk) for title, pk in titles],
                },
            )


def _gather_words(counted: Iterable[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """Group words that differ only in accents or capitals: (folded, as written, number of pages)."""
    forms: dict[str, Counter] = defaultdict(Counter)
    for word, count in counted:
        if len(word) >= SHORTEST_WORD and not word.isnumeric():
            forms[fold(word)][word] = count
    return [(key, _choose_form(seen), seen.total()) for key, seen in sorted(forms.items())]


def _make_lexicon(vocabulary: Vocabulary, language: str) -> Lexicon:
    return Lexicon(
        language=language,
        written={key: word for key, word, _count in vocabulary.words},
        counts={key: count for key, _word, count in vocabulary.words},
        keys=[key for key, _word, _count in vocabulary.words],
        titles=vocabulary.titles,
    )


def _choose_form(seen: Counter[str]) -> str:
    """Return the most frequent spelling of a word; in lower case if that occurs at all: "Paris", but "museum"."""
    best = max(seen, key=lambda word: (seen[word], word))
    return best.lower() if best.lower() in seen else best


def _fold_title(title: str) -> str:
    return "".join(f" {word}" for word in re.findall(r"\w+", fold(title)))
