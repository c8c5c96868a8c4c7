"""Suggestions for readers: completions of what they type, and corrections."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.core.content.visibility import visible
from cms.languages.analysis import find_stem, tokenise

from .index.lexicon import Lexicon, get_lexicon, keep_readable

LONGEST_BEGINNING = 100  # characters; nobody types a sentence to have it completed
SHORTEST_BEGINNING = 2
MOST_WORDS = 4
MOST_PAGES = 4
MOST_CORRECTED = 8  # words of a query; each is compared with the whole lexicon


@dataclass(frozen=True)
class Suggestion:
    """Words to search for or, with a URL, a page."""

    text: str
    url: str = ""
    kind: str = ""


def suggest(beginning: str, locale: Locale, request: HttpRequest | None = None) -> list[Suggestion]:
    """Return completions of a query, and the pages whose title has words that begin like it.

    A bounded number of queries for any input; none for less than two letters or more than 100 characters.
    """
    words = re.findall(r"\w+", beginning)
    if len(beginning) > LONGEST_BEGINNING or len("".join(words)) < SHORTEST_BEGINNING:
        return []
    lexicon = get_lexicon(locale)
    pages = visible(Page.objects.filter(pk__in=(found := lexicon.find_titles(words, MOST_PAGES))))
    pages = sorted(pages.select_related("locale"), key=lambda page: found.index(page.pk)) if found else []
    return [
        *(Suggestion(text) for text in _complete(beginning, words[-1], lexicon, locale)),
        *(Suggestion(page.title, page.get_url(request), page.specific_class.get_verbose_name()) for page in pages),
    ]


def _complete(beginning: str, last: str, lexicon: Lexicon, locale: Locale) -> list[str]:
    """Return the query with its last word completed; nothing if a space follows it."""
    if not beginning.endswith(last):
        return []
    words = [word for word in lexicon.complete(last, MOST_WORDS + 1) if word.lower() != last.lower()]
    return [beginning[: -len(last)] + word for word in keep_readable(words[:MOST_WORDS], locale)]


def correct(query: str, locale: Locale) -> str:
    """Return a query with its misspelt words corrected; "" if none is misspelt, or one has no word near it."""
    language = locale.language_code
    wanted, done = [], 0
    for token in tokenise(query, language):
        if token.stem and token.start >= done:  # the words of a compound lie within it
            wanted.append(token)
            done = token.end
    if len(wanted) > MOST_CORRECTED:
        return ""
    lexicon = get_lexicon(locale)
    changes = []
    for token in wanted:
        word = lexicon.correct(token.word)
        if not word:
            return ""
        if find_stem(word, language) != token.stem:  # else another form of the word, which finds the same pages
            changes.append((token, word))
    words = {word for _token, word in changes}
    if set(keep_readable(words, locale)) != words:
        return ""
    for token, word in reversed(changes):
        query = query[: token.start] + word + query[token.end :]
    return query if changes else ""
