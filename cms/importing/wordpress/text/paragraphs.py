"""The paragraphs that the classic editor leaves to WordPress, which adds them when it shows a post.

Posts of the block editor have such parts too: what stands between their blocks.
"""

import re

from .players import link_lines

_TAGS = (
    "address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li"
    "|main|nav|noscript|ol|p|pre|section|style|script|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|video|audio"
)
_BLOCK_TAG = re.compile(rf"(</?(?:{_TAGS})\b[^>]*>)", re.IGNORECASE)
_KEPT_LINES = re.compile(r"(<(pre|script|style|table|ul|ol)\b.*?</\2>)", re.IGNORECASE | re.DOTALL)
# A block's comment: its end has a slash before its name, one without content has a slash behind it.
_COMMENT = re.compile(r"<!--\s+(/?)wp:[a-z][a-z0-9/_-]*\s+(?:\{(?:(?!-->).)*\}\s+)?(/?)-->", re.DOTALL)


def add_paragraphs(html: str) -> str:
    """Return a text with the paragraphs and line breaks that WordPress adds outside of blocks."""
    written, start, depth = [], 0, 0
    for match in _COMMENT.finditer(html):
        part = html[start : match.start()]
        written.append(part if depth else _add(part))
        written.append(match[0])
        if match[1]:
            depth = max(depth - 1, 0)
        elif not match[2]:
            depth += 1
        start = match.end()
    rest = html[start:]
    return "".join([*written, rest if depth else _add(rest)])


def _add(html: str) -> str:
    if not html.strip():
        return html
    parts = _KEPT_LINES.split(link_lines(html))
    return "".join(
        part if place % 3 == 1 else _wrap(part) for place, part in enumerate(parts) if place % 3 != 2
    )  # fmt: skip


def _wrap(html: str) -> str:
    paragraphs = []
    for chunk in re.split(r"\n\s*\n", html):
        for part in _BLOCK_TAG.split(chunk):
            if not part.strip() or _BLOCK_TAG.fullmatch(part):
                paragraphs.append(part)
            else:
                lines = "<br>".join(part.strip().split("\n"))
                paragraphs.append(lines if len(_BLOCK_TAG.split(chunk)) > 1 else f"<p>{lines}</p>")
    return "\n".join(paragraphs)
