"""The spaces and marks that a language's printers use, put into text that was typed without them.

Applied when a page is rendered; what editors typed is never changed. French: a narrow no-break space before ; ! ? and
inside « », a no-break space before : (Imprimerie nationale, Lexique des règles typographiques). All languages: the
apostrophe, the ellipsis, and straight double quotes turned into the language's own.
"""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

NARROW, NO_BREAK = "\u202f", "\u00a0"
QUOTES = {"fr": (f"«{NARROW}", f"{NARROW}»"), "pt": ("«", "»"), "en": ("“", "”")}
ALL_SPACES = f"[ \t{NO_BREAK}{NARROW}\u2009]"

_TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|cite|em|i|mark|q|small|span|strong|sub|sup|time)\b", re.IGNORECASE)
_SPAN = re.compile(r"""<(/?)span\b(?:[^>]*?\blang="([a-zA-Z-]+)")?""")
_RAW_ELEMENTS = re.compile(r"<(/?)(script|style|pre|code|kbd|textarea)\b", re.IGNORECASE)
# In an HTML text node an entity's own semicolon is no punctuation; these are set aside while the rules run.
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+|\S+@\S+\.\w+")
# Private-use characters stand for what the rules must not touch; one that somebody typed is dropped.
_SET_ASIDE, _ENTITY_SET_ASIDE = "\ue000", "\ue001"

_CLOSING = set("»”’)]%…")
_FRENCH_RULES = (
    # A mark after a word or a closing mark, before a space, the end, or what may close a sentence.
    (re.compile(rf"(?<=[\w»”’)\]%…>{_SET_ASIDE}]){ALL_SPACES}*([;!?]+)(?=$|[\s»”)\],.…])"), rf"{NARROW}\1"),
    (re.compile(rf"(?<=[\w»”’)\]%…>{_SET_ASIDE}]){ALL_SPACES}*:(?=$|\s)"), f"{NO_BREAK}:"),
    (re.compile(rf"«{ALL_SPACES}*(?=\S)"), f"«{NARROW}"),
    (re.compile(rf"(?<=\S){ALL_SPACES}*»"), f"{NARROW}»"),
    # A text node that starts with its mark: the word before it is in the element before ("<em>mot</em> ?").
    (re.compile(rf"^{ALL_SPACES}+(?=[;!?»])"), NARROW),
    (re.compile(rf"^{ALL_SPACES}+(?=:(?:$|\s))"), NO_BREAK),
    (re.compile(rf"«{ALL_SPACES}*$"), f"«{NARROW}"),
    (re.compile(rf"(?<=\d){ALL_SPACES}(?=[%€])"), NARROW),
    (re.compile(r"\b[nN]°\s*(?=\d)"), f"n°{NO_BREAK}"),
)
_COMMON_RULES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"(?<=[sx])'(?=[\s.,;:!?]|$)"), "’"),
    (re.compile(r"\.{3}"), "…"),
)


@lru_cache(maxsize=4096)  # titles and names stand on many pages
def typeset_text(text: str, language: str, before: str = "") -> str:
    """Return plain text with the language's spaces and marks.

    language: a code such as "fr" or "pt-pt". before: the character that precedes the text, where it continues another.
    """
    language = language.split("-")[0]
    if before.isalnum() or before in _CLOSING:
        return typeset_text(before + text, language)[len(before) :]  # the rules look at what a mark follows
    kept: list[str] = []

    def set_aside(match):
        kept.append(match[0])
        return _SET_ASIDE

    text = _ADDRESS.sub(set_aside, text.replace(_SET_ASIDE, ""))
    for pattern, replacement in _COMMON_RULES:
        text = pattern.sub(replacement, text)
    if '"' in text:
        text = _set_quotes(text, QUOTES.get(language, QUOTES["en"]), before)
    if language == "fr":
        for pattern, replacement in _FRENCH_RULES:
            text = pattern.sub(replacement, text)
    return re.sub(_SET_ASIDE, lambda _match: kept.pop(0), text)


def typeset_html(html: str, language: str) -> SafeString:
    """Return HTML with its text nodes typeset; tags, attributes, entities, code and scripts are left alone.

    What is in a `<span lang>` is set by the rules of that language.
    """
    result, raw_depth, before, languages = [], 0, "", [language]
    for index, piece in enumerate(_TAG.split(html)):
        if index % 2:
            if raw := _RAW_ELEMENTS.match(piece):
                raw_depth += -1 if raw[1] else 1
            if span := _SPAN.match(piece):
                languages = languages[:-1] or [language] if span[1] else [*languages, span[2] or languages[-1]]
            if not _INLINE_TAG.match(piece):
                before = ""  # a new paragraph or item continues nothing
            result.append(piece)
        elif raw_depth or not piece:
            result.append(piece)
        else:
            result.append(_typeset_node(piece, languages[-1], before))
            before = piece[-1]
    return mark_safe("".join(result))  # noqa: S308 - the text came in as HTML; only characters of its text changed


def _typeset_node(text: str, language: str, before: str) -> str:
    text = (
        text.replace(_ENTITY_SET_ASIDE, "")
        .replace("&nbsp;", NO_BREAK)
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", '"')
    )
    entities: list[str] = []

    def set_aside(match):
        entities.append(match[0])
        return _ENTITY_SET_ASIDE

    text = typeset_text(_ENTITY.sub(set_aside, text), language, before)
    return re.sub(_ENTITY_SET_ASIDE, lambda _match: entities.pop(0), text)


def _set_quotes(text: str, marks: tuple[str, str], before: str) -> str:
    parts = text.split('"')
    result = parts[0]
    for part in parts[1:]:
        previous = (result or before)[-1:]
        opens = (not previous or previous.isspace() or previous in "([—–«“") and not part[:1].isspace()
        result += marks[0 if opens else 1] + part
    return result


def typeset(value, language: str) -> SafeString:
    """Return a value typeset and safe to show: plain text is escaped, HTML that is marked safe keeps its tags."""
    if hasattr(value, "__html__"):
        return typeset_html(value.__html__(), language)
    return mark_safe(escape(typeset_text(str(value), language)))  # noqa: S308 - escaped here
