"""Numbers written in words, and in Roman numerals."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cms.languages.profile import LanguageProfile

from .figures import LARGEST, Number, format_value

LEAST_REQUIRED = 3  # the words for one and two have other meanings too, such as articles
_ROMAN = re.compile(r"(?<![\w’'-])([IVXLC]{2,}|[MDCLXVI]{5,})(?:er|ère|es?|ème|º|ª)?(?![\w’'])")
_VALID = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SINGLE = re.compile(r"(?<![\w’'-])([IVX])(?:er|ère|e|ème|º|ª)?(?![\w’'.])")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_GAP = re.compile(r"[ \u00a0\u202f-]+")


class _Word(NamedTuple):
    value: int
    is_joined: bool  # by "and" to the word before
    start: int
    end: int


def read_roman(text: str, profile: LanguageProfile) -> Iterator[Number]:
    """Yield the Roman numerals of a text. Single letters are required only in the name of a century."""
    if profile.century is not None:
        for match in profile.century.finditer(text):
            yield Number(match[0], frozenset({str(_read_numeral(match["roman"].upper()))}), in_digits=False)
    for match in _ROMAN.finditer(text):
        if _VALID.fullmatch(match[1]) and not set(match[1]) <= set("CLDM"):
            yield Number(match[0], frozenset({str(_read_numeral(match[1]))}), in_digits=False)
    for match in _SINGLE.finditer(text):
        yield Number(match[0], frozenset({str(_read_numeral(match[1]))}), is_required=False, in_digits=False)


def read_number_words(text: str, profile: LanguageProfile) -> Iterator[Number]:
    """Yield the numbers that a text has in words. Words that may mean something else are not required."""
    run: list[_Word] = []
    joint = False
    for match in _compile(tuple(profile.number_words)).finditer(text):
        word = match[0].lower()
        value = profile.number_words.get(word)
        gap = text[run[-1].end : match.start()] if run else ""
        if run and not (joint or _GAP.fullmatch(gap)):
            yield from _finish(run, text, profile)
            run, joint = [], False
        if value is not None:
            run.append(_Word(value, joint, match.start(), match.end()))
            joint = False
        elif run:
            if word in profile.number_joints and not joint and _GAP.fullmatch(gap):
                joint = True
            else:
                yield from _finish(run, text, profile)
                run, joint = [], False
    yield from _finish(run, text, profile)


@cache
def _compile(words: tuple[str, ...]) -> re.Pattern:
    joined = [re.escape(word) for word in words if "-" in word]
    return re.compile("|".join([*joined, r"[^\W\d_]+"]), re.IGNORECASE)


def _finish(run: list[_Word], text: str, profile: LanguageProfile) -> Iterator[Number]:
    """Yield the numbers in a run of words: "two hundred and twelve" is one, "two and three" are two."""
    for value, words in _combine(run):
        start, end = words[0].start, words[-1].end
        raw = text[start:end]
        uncertain = profile.uncertain_number_words
        following = _NEXT_WORD.match(text, end)
        is_idiom = following is not None and f"{raw}-{following[1]}".lower() in uncertain
        is_certain = len(words) > 1 or not (is_idiom or raw.lower() in uncertain)
        is_compound = re.match(r"-[^\W\d_]", text[end : end + 2]) or re.search(
            r"[\w’'][-’']$", text[max(0, start - 2) : start]
        )
        values = {format_value(value)}
        if value % 10 == 0 and 20 <= value < 100:
            before = text[max(0, start - 20) : start]
            if raw.lower().endswith("ies") or (profile.before_decades and profile.before_decades.search(before)):
                values |= {f"18{value}", f"19{value}"}
        is_required = value >= LEAST_REQUIRED and is_certain and not is_compound
        yield Number(raw, frozenset(values), is_required=is_required, in_digits=False)


def _combine(run: list[_Word]) -> Iterator[tuple[int, list[_Word]]]:
    total = current = last = 0
    words: list[_Word] = []
    for word in run:
        value = word.value
        if value >= 1000 and (not words or current or total):
            if 0 < total < LARGEST and not current:
                total *= value  # "mil milhões"
            else:
                total, current = total + max(current, 1) * value, 0
        elif value == 100 and 0 < current < 10 and not word.is_joined:
            current *= 100
        elif value == 20 and current % 100 == 4 and not word.is_joined:
            current += 76  # "quatre-vingt"
        elif words and 10 < current <= 20 and 20 <= value < 100 and not word.is_joined:
            current = 100 * current + value  # "nineteen seventy"
        elif not words or _may_follow(last, value):
            current += value
        else:
            yield total + current, words
            total, current, words = 0, value, []
            if value >= 1000:
                total, current = value, 0
        last = value
        words.append(word)
    if words:
        yield total + current, words


def _may_follow(last: int, value: int) -> bool:
    if last >= 1000:
        return value < 1000
    if last >= 100:
        return value < 100
    return (last >= 20 and value < 20) or (last == 10 and value < 10)


def _read_numeral(letters: str) -> int:
    values = [_LETTERS[letter] for letter in letters]
    return sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
