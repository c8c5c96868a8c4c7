"""Players, embedded pages and other things of a post's markup whose addresses or words would be lost."""

import re
from html import escape, unescape

_FRAME = re.compile(r"<iframe\b([^>]{0,2000})>.*?(?:</iframe>|$)", re.IGNORECASE | re.DOTALL)
_MEDIA = re.compile(r"<(audio|video)\b([^>]*)>(.{0,5000}?)</\1>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
# What `read_markup` knows as a video, and links to itself.
_KNOWN_VIDEO = re.compile(
    r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries)[\w-]{11}(?![\w-])|//player\.vimeo\.com/video/\d"
)
_EMBED = re.compile(
    r"(<div class=\"wp-block-embed__wrapper\">|<figure class=\"wp-block-embed[^>]*>)\s*(https?://[^\s<>\"]+)\s*(?=</)"
)
_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_GALLERY_CAPTION = re.compile(
    r'<figcaption class="blocks-gallery-caption[^>]*>((?:(?!</figcaption>).)*)</figcaption>', re.DOTALL
)
_FILE_BUTTON = re.compile(r'<a\b[^>]*class="wp-block-file__button[^>]*>.*?</a>', re.DOTALL)
_COVER = re.compile(
    r"""(<div\b[^>]*class="wp-block-cover\b[^>]*?background-image:\s*url\(["']?([^"')]+)["']?\)[^>]*>)"""
)
_DELETED = re.compile(r"<(/?)del\b[^>]*>", re.IGNORECASE)


def write_link(url: str) -> str:
    """Return a paragraph with an address."""
    return f'\n\n<p><a href="{escape(url)}">{escape(url)}</a></p>\n\n' if url else ""


def link_players(html: str) -> str:
    """Return a text with links instead of players and frames, and with the pictures behind covers."""
    html = _EMBED.sub(lambda match: match[1] + write_link(unescape(match[2])), html)
    html = _FRAME.sub(lambda match: match[0] if _KNOWN_VIDEO.search(match[1]) else _link_source(match[1]), html)
    html = _MEDIA.sub(lambda match: _link_source(match[2] + match[3]), html)
    html = _FILE_BUTTON.sub("", html)
    return _COVER.sub(lambda match: f'{match[1]}<img src="{escape(unescape(match[2]))}" alt="">', html)


def link_lines(html: str) -> str:
    """Return a text of the classic editor whose lines with nothing but an address are links: WordPress embeds them."""
    return _LINE.sub(lambda match: write_link(unescape(match[1])), html)


def _link_source(attributes: str) -> str:
    found = _SOURCE.search(attributes)
    url = unescape(found[1]) if found else ""
    return write_link(f"https:{url}" if url.startswith("//") else url)


def move_gallery_captions(html: str) -> str:
    """Return a text with the captions of whole galleries as paragraphs: pictures here have captions of their own."""
    return _GALLERY_CAPTION.sub(lambda match: f"<p>{match[1]}</p>", html)


def keep_struck(html: str) -> str:
    """Return a text with struck-out words marked as such: elsewhere, <del> are words that a correction took away."""
    return _DELETED.sub(lambda match: f"<{match[1]}s>", html)
