"""Read what users see or hear in a response of the admin: texts, titles, labels, and words that its scripts show."""

import json
import re
from collections.abc import Iterator

import lxml.html

from .marking import BEGIN

SPOKEN = ("title", "placeholder", "aria-label", "aria-description", "alt", "label", "summary")
# Values other than words that a page's scripts get: names of controllers, actions, URLs.
SILENT = re.compile(
    r"data-(?:controller|action|url|.*-(?:outlet|target|targets|class|selector|url|src|event|actions?|rules|arguments)(?:-value)?)$"
)
UNSEEN = {"script", "style", "svg", "code"}
COUNTER = "data-side-panel-toggle-counter"  # filled by a script before it is shown
# Keys of JSON whose values nobody reads.
NO_WORDS = re.compile(
    r"(?:^_(?:type|id|ref)$|url$|^(?:icon|classname|className|name|type|id|key|slug|href|path|method|format|style)$"
    r"|icon_?name|^(?:attrs|definitionPrefix|count_up_to|unicode|locale_code|contentPath|translation_key)$)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^\W\d_]{2,}[ ,.…’'!?:]|^[A-ZÀ-Þ][a-zà-ÿ]+$")
CODE = re.compile(r"[{}<>=;]|^[\w.#:-]+$|^(?:\w+-[\w-]+\s*)+$|->|^/|^https?:")


def read_words(response) -> Iterator[str]:
    """Yield each text of a response, HTML or JSON, with its marks."""
    content = response.content.decode(errors="replace")
    kind = response.headers.get("Content-Type", "")
    if "json" in kind:
        yield from read_json(json.loads(content))
    elif "html" in kind:
        yield from read_html(content)


def read_html(content: str) -> Iterator[str]:
    if not content.strip():
        return
    for element in lxml.html.document_fromstring(content).iter():
        if not isinstance(element.tag, str):  # a comment
            yield from _clean(element.tail)
            continue
        if element.tag == "script" and "json" in element.get("type", ""):
            yield from read_json(json.loads(element.text or "null"))
        elif COUNTER not in element.attrib and not _is_unseen(element):
            yield from _clean(element.text)
            yield from _read_attributes(element)
        yield from _clean(element.tail)


def _is_unseen(element) -> bool:
    return element.tag in UNSEEN or any(True for _ancestor in element.iterancestors("svg", "code"))


def _read_attributes(element) -> Iterator[str]:
    for name, value in element.attrib.items():
        button = element.tag == "input" and element.get("type") in ("submit", "button", "reset")
        if name in SPOKEN or (name == "value" and button):
            yield from _clean(value)
        elif name.startswith("data-") and not SILENT.match(name):
            yield from read_value(value)


def read_value(value: str) -> Iterator[str]:
    """Yield the words of a value given to a script: JSON, HTML, or a sentence among values that are not sentences."""
    if value[:1] in '{["':
        try:
            yield from read_json(json.loads(value))
            return
        except ValueError:
            pass
    if re.search(r"<\w+[\s>]", value):
        yield from read_html(value)
    elif BEGIN in value or (SENTENCE.search(value) and not CODE.search(value)):
        yield from _clean(value)


def read_json(data, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from read_json(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from read_json(value, key)
    elif isinstance(data, str) and not NO_WORDS.search(key):
        yield from read_value(data)


def _clean(text: str | None) -> Iterator[str]:
    # The browser joins spaces, but keeps no-break spaces.
    if text and (words := re.sub(r"[ \t\r\n]+", " ", text).strip(" ")):
        yield words
