"""The preview beside the grid: the page as readers would get it, each part marked with the segment that it shows.

Nothing is written. The words of a segment travel through the page's templates between marks: ⟦7⟧ before those of
segment 7, ⟦⟧ after them. In the text of the page these become a `<span data-segment="7">`; everywhere else
(attributes, titles, structured data) they are taken out. Texts do not hold these brackets, and nothing that cleans
texts removes them.
"""

import html
import re

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from wagtail_localize.models import Translation

from cms.images.models import show_words_instead

from ..checks.markup import find_breakage
from ..pictures.proposals import Words, read_words_to_show
from ..sync.drafts import ingest_words
from ..text.blank import is_blank
from ..text.segments import SLUG, get_string_segments
from .picture_rows import split_row_id

# As they stand in the text, in URLs and in JSON.
_MARK = re.compile(r"(?:⟦|%E2%9F%A6|\\u27e6)(\d*)(?:⟧|%E2%9F%A7|\\u27e7)", re.IGNORECASE)
# What is not text: comments, elements whose content is not markup, tags.
_MARKUP = re.compile(
    r"<!--.*?-->|<(?P<raw>title|script|style|textarea)\b.*?</(?P=raw)\s*>|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def render_preview(request: HttpRequest, translation: Translation, typed: dict[int, str]) -> HttpResponse:
    """Render the page that a translation makes, with words that are not stored yet.

    typed: markup by the id of its segment. What is neither typed nor confirmed is shown in the original's language.
    """
    page = ingest_words(translation, mark_words(translation, typed))
    with show_words_instead(translation.target_locale.language_code, read_image_words(translation, typed)):
        response = page.make_preview_request(request, page.default_preview_mode, {"in_preview_panel": True})
        if hasattr(response, "render"):
            response.render()
    response.content = mark_segments(response.content.decode(response.charset))
    response.headers.pop("Content-Length", None)  # that of the page with its marks
    return response


def read_image_words(translation: Translation, typed: dict[int, str]) -> Words:
    """Return the words of images that are proposed or typed; what is typed has a negative id (`picture_rows`)."""
    words = read_words_to_show(translation)
    for row_id, value in typed.items():
        if row_id < 0 and not is_blank(value):
            image, field = split_row_id(row_id)
            words.setdefault(image, {})[field] = html.unescape(value)
    return words


def mark_words(translation: Translation, typed: dict[int, str]) -> dict[tuple[str, int], str]:
    """Return the words of each segment between its marks, by its path and order; the slug has none."""
    segments = get_string_segments(translation.source).annotate_translation(translation.target_locale_id)
    marked = {}
    for segment in segments:
        if segment.context.path == SLUG or is_blank(segment.string.data):
            continue
        source = segment.string.data
        words = next((words for words in (typed.get(segment.pk), segment.translation) if not is_blank(words)), source)
        if find_breakage(source, words):  # unconfirmed words may hold anything
            words = escape(words)
        marked[segment.context.path, segment.order] = f"⟦{segment.pk}⟧{words}⟦⟧"
    return marked


def mark_segments(page: str) -> str:
    """Return a page with its marked words in `<span data-segment="…">`, and no mark anywhere else."""
    marker = _Marker()
    start = 0
    for markup in _MARKUP.finditer(page):
        marker.add_text(page[start : markup.start()])
        marker.add_markup(markup)
        start = markup.end()
    marker.add_text(page[start:])
    return "".join(marker.made)


class _Marker:
    """Puts the pieces of a page together, and closes a span where a template cut off the end of its words."""

    def __init__(self):
        self.made = []
        self.depth = None  # tags opened within the span that is open; None if none is

    def add_text(self, text: str) -> None:
        start = 0
        for mark in _MARK.finditer(text):
            self.made.append(text[start : mark.start()])
            self.close()
            if mark[1]:
                self.made.append(f'<span data-segment="{mark[1]}">')
                self.depth = 0
            start = mark.end()
        self.made.append(text[start:])

    def add_markup(self, markup: re.Match) -> None:
        if self.depth is not None and markup["name"]:
            if markup["end"]:
                self.depth -= 1
            elif markup["name"].lower() not in _VOID and not markup[0].endswith("/>"):
                self.depth += 1
            if self.depth < 0:
                self.close()
        self.made.append(_MARK.sub("", markup[0]))

    def close(self) -> None:
        if self.depth is not None:
            self.made.append("</span>")
            self.depth = None
