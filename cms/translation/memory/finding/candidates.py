"""Selecting the units that may be like some texts, in the database, for all of them at once.

A unit that is like a text of n words to 70 % lacks at most 30 % of its words. So of any m words of the text it has at
least m less these 30 %: the rarest words are asked for, and units that have too few of them, or too few or too many
words altogether, are left out. Nothing is lost by this but what is beyond `MOST` units for a text: those with the
fewest of the words and, of these, those whose length is furthest from the text's.

Measured with 50,000 units on SQLite: all trigrams of a segment (FTS5) take 300 ms for each segment, the trigrams of its
five longest words 13 ms, this 1 ms. It is one query for a whole text, and needs no extension on PostgreSQL.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db import connection

from ...models import MemoryUnit, MemoryWord
from ..words import LEAST, SHORT, count_missing, is_stop_word, list_found_by, make_key, name_pair

MOST = 200  # units for each text
EXTRA = 2  # words that are asked for beyond those that a unit may lack
SAMPLE = 4000  # units that tell which words are frequent
KEPT = 600  # seconds that the sample is used

# Wanted words, with the lengths of units and how many of the words they must have.
_SQL = """
WITH wanted(text, key, length, low, high, least) AS (VALUES {rows})
SELECT found.text, unit.id, unit.words FROM (
    SELECT wanted.text, word.unit_id,
        ROW_NUMBER() OVER (PARTITION BY wanted.text ORDER BY {order}) AS place
    FROM wanted JOIN {table} word ON word.key = wanted.key AND word.length BETWEEN wanted.low AND wanted.high
    GROUP BY wanted.text, wanted.length, word.unit_id, word.length, wanted.least
    HAVING COUNT(*) >= wanted.least
) AS found JOIN {units} unit ON unit.id = found.unit_id WHERE place <= {most}
"""
# The same where the database takes LATERAL (SQLite does not): it groups the units of one text at a time, in memory.
_SQL_LATERAL = """
WITH wanted(text, key, length, low, high, least) AS (VALUES {rows}),
    texts AS (SELECT DISTINCT text, length, least FROM wanted)
SELECT texts.text, unit.id, unit.words FROM texts CROSS JOIN LATERAL (
    SELECT word.unit_id FROM wanted
    JOIN {table} word ON word.key = wanted.key AND word.length BETWEEN wanted.low AND wanted.high
    WHERE wanted.text = texts.text
    GROUP BY word.unit_id, word.length
    HAVING COUNT(*) >= texts.least
    ORDER BY {order}
    LIMIT {most}
) AS found JOIN {units} unit ON unit.id = found.unit_id
"""
_ORDER = "COUNT(*) DESC, ABS(word.length - {wanted}.length), word.unit_id DESC"
_samples: dict[tuple, tuple[float, Counter]] = {}


def find_candidates(
    texts: Mapping[int, list[str]], source_locale_id: int, target_locale_id: int, language: str
) -> dict[int, dict[int, str]]:
    """Return the units that may be like each text, with their words; one query, and one for the sample now and then.

    texts: the words of each text, in their normal form, by whatever number. language: that of the texts.
    """
    pair = name_pair(source_locale_id, target_locale_id)
    frequencies = _get_frequencies(source_locale_id, target_locale_id)
    rows = []
    for number, words in texts.items():
        for chosen, least, low, high in choose_words(words, frequencies, language):
            rest = f"{len(words):d},{low:d},{high:d},{least:d}"
            rows += [f"({number:d},{make_key(pair, word):d},{rest})" for word in chosen]
    if not rows:
        return {}
    sql, wanted = (_SQL_LATERAL, "texts") if connection.vendor == "postgresql" else (_SQL, "wanted")
    # Whole numbers and names of tables, nothing else.
    tables = {"table": MemoryWord._meta.db_table, "units": MemoryUnit._meta.db_table}
    found = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(sql.format(rows=",".join(rows), order=_ORDER.format(wanted=wanted), most=MOST, **tables))
        for number, unit, words in cursor.fetchall():
            found[number][unit] = words
    return found


def choose_words(words: list[str], frequencies: Counter, language: str) -> list[tuple[list[str], int, int, int]]:
    """Return the words of a text to ask for, how many of them a unit that is like it has at least, and for units of
    which lengths; twice for a short text, since units that are longer are not found by stop words."""
    low, high = math.ceil(LEAST * len(words)), math.floor(len(words) / LEAST)
    distinct = list_found_by(words, language)
    distinct.sort(key=lambda word: (is_stop_word(word, language), frequencies[word], -len(word)))
    with_meaning = [word for word in distinct if not is_stop_word(word, language)]
    if len(words) > SHORT or high <= SHORT or len(with_meaning) in (0, len(distinct)):
        return [(*_choose(distinct, len(words)), low, high)]
    return [(*_choose(distinct, len(words)), low, SHORT), (*_choose(with_meaning, len(words)), SHORT + 1, high)]


def _choose(distinct: list[str], length: int) -> tuple[list[str], int]:
    missing = count_missing(length)
    chosen = distinct[: missing + EXTRA]
    return chosen, max(1, len(chosen) - missing)


def _get_frequencies(source_locale_id: int, target_locale_id: int) -> Counter:
    """Return how often words are in the newest units between two languages."""
    key = (connection.settings_dict["NAME"], source_locale_id, target_locale_id)
    made, counter = _samples.get(key, (0, Counter()))
    if not made or time.monotonic() - made > KEPT:
        units = MemoryUnit.objects.filter(source_locale=source_locale_id, target_locale=target_locale_id)
        newest = units.order_by("-pk").values_list("words", flat=True)[:SAMPLE]
        counter = Counter(word for words in newest for word in set(words.split()))
        _samples[key] = time.monotonic(), counter
    return counter
