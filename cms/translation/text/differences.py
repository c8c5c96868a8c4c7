"""Comparison of two versions of a segment, word by word."""

import html
import re
from difflib import SequenceMatcher

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

# A tag, an entity, a word, spaces or a sign: segments are HTML, and tags must not be cut in two.
TOKEN = re.compile(r"<[^>]+>|&#?\w+;|\w+|\s+|[^\w\s]")


def mark_difference(before: str, after: str) -> SafeString:
    """Return a text with removed words in `<del>` and new words in `<ins>`, each labelled for screen readers."""
    parts = []
    for gone, come, kept in compare_words(before, after):
        if gone:
            parts.append(_mark("del", pgettext("before words of a text", "removed:"), gone))
        if come:
            parts.append(_mark("ins", pgettext("before words of a text", "new:"), come))
        parts.append(_show(kept))
    return format_html_join("", "{}", ((part,) for part in parts))


def compare_words(before: str, after: str) -> list[tuple[str, str, str]]:
    """Return the steps from one text to another: (removed words, new words, unchanged words that follow).

    Changes with only a space between them are joined: "red cat" to "blue dog" is one change of two words.
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    steps: list[list[str]] = [["", "", ""]]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        last = steps[-1]
        if kind == "equal":
            last[2] += come
        elif (last[0] or last[1]) and last[2].isspace():
            last[0] += last[2] + gone
            last[1] += last[2] + come
            last[2] = ""
        else:
            steps.append([gone, come, ""])
    return [tuple(step) for step in steps if any(step)]


def _mark(tag: str, said: str, text: str) -> SafeString:
    """Mark words, without the space around them: a mark would underline or strike out empty space."""
    before, words, after = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL).groups()
    return format_html(
        '{3}<{0}><span class="w-sr-only">{1} </span>{2}</{0}>{4}', tag, said, _show(words), before, after
    )


def _show(text: str) -> SafeString:
    """Escape a text for display: tags appear as written, as in the editor, and entities as characters."""
    return escape(html.unescape(text))
