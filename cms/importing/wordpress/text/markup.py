"""The text of a post as plain markup: WordPress's blocks, shortcodes and paragraphs in HTML, which `read_markup` reads.

The block editor writes HTML between comments; the classic editor writes no paragraphs, and WordPress adds them when it
shows a post.
"""

import json
import re
from collections import Counter
from html import escape

from ..export import File, Overview, Post
from .notes import replace_notes, write_notes
from .paragraphs import add_paragraphs
from .players import keep_struck, link_players, move_gallery_captions, write_link

_BLOCK = re.compile(r"<!--\s+wp:([a-z][a-z0-9/_-]*)\s+(\{(?:(?!-->).)*\}\s+)?/-->", re.DOTALL)
_SHARED = re.compile(r"<!--\s+wp:(?:core/)?block\s+\{[^{}]{0,200}?\"ref\":(\d{1,15})[^{}]{0,200}\}\s+/-->")
DEEPEST = 3  # shared blocks in shared blocks; some refer to themselves
_LONGEST_WORDS = 300
_KNOWN_EMPTY_BLOCKS = {"footnotes", "more", "nextpage", "spacer", "separator"}
_SHORTCODE = re.compile(r"\[(\[?)(/?)([A-Za-z][\w-]{0,60})((?:\s[^\[\]]{0,2000})?)\s*(/?)\](\]?)")
_WHOLE_GALLERY = re.compile(r"\[gallery\b(?![^\]]*\b(?:ids|include)\s*=)[^\]]{0,500}\](?!\])")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
_IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)


def make_markup(post: Post, overview: Overview) -> tuple[str, Counter]:
    """Return the markup of a post's text, and how often each thing occurs in it that only its site understands.

    Of what is not understood, the words are kept.
    """
    unknown: Counter = Counter()
    content = name_gallery(insert_reusable(post.content, overview.reusable), post, overview)
    html = content.replace("\r\n", "\n").replace("\r", "\n")
    html = _BLOCK.sub(lambda match: _replace_empty_block(match, unknown), html)
    html = replace_notes(html)
    html = link_players(html)
    html = _replace_captions(html)
    html = _replace_shortcodes(html, overview.files, unknown)
    html = keep_struck(move_gallery_captions(html))
    return add_paragraphs(html) + write_notes(post), unknown


def insert_reusable(content: str, reusable: dict[int, str], depth: int = 0) -> str:
    """Return a text with the blocks that it shares with others, where the export has them."""

    def insert(match: re.Match) -> str:
        words = reusable.get(int(match[1]), "")
        if not words or depth >= DEEPEST:
            return match[0]
        return insert_reusable(words, reusable, depth + 1)

    return _SHARED.sub(insert, content)


def _replace_empty_block(match: re.Match, unknown: Counter) -> str:
    """A block without markup is made by the site when it is shown: of these, an address is all that can be kept."""
    name = match[1].removeprefix("core/")
    if name not in _KNOWN_EMPTY_BLOCKS:
        # Blocks of plug-ins have their words among their attributes.
        words = " ".join((match[2] or "").split()) if "/" in name else ""
        unknown[f"block {name} {words[:_LONGEST_WORDS]}".strip()] += 1
        try:
            url = json.loads(match[2] or "{}").get("url")
        except (ValueError, AttributeError):
            url = None
        return write_link(url) if isinstance(url, str) and url else ""
    return "<hr>" if name == "separator" else ""


# --- Shortcodes ------------------------------------------------------------------------------------------------------


def _replace_captions(html: str) -> str:
    """[caption]<img> words[/caption] becomes a figure."""
    kept, start = [], 0
    for match in re.finditer(r"\[(?:wp_)?caption\b([^\]]{0,2000})\]", html):
        end = html.find("caption]", match.end())
        if match.start() < start or end < 0:
            continue
        inner = html[match.end() : end].rpartition("[/")[0]
        image = _IMAGE.search(inner)
        words = _read_attributes(match[1]).get("caption", "")
        words = words or (inner[: image.start()] + inner[image.end() :] if image else inner)
        figure = f"<figure>{image[0]}<figcaption>{words.strip()}</figcaption></figure>" if image else words
        kept += [html[start : match.start()], f"\n\n{figure}\n\n"]
        start = end + len("caption]")
    return "".join([*kept, html[start:]])


def _replace_shortcodes(html: str, files: dict[int, File], unknown: Counter) -> str:
    """Replace shortcodes. "[sic]" and "[…]" are words: a shortcode has attributes or an end, or a known name."""
    closed = set(re.findall(r"\[/([A-Za-z][\w-]{0,60})\]", html))

    def replace(match: re.Match) -> str:
        opening, slash, name, attributes, _self_closing, closing = match.groups()
        if opening and closing:
            return match[0][1:-1]  # written twice to be shown
        values = _read_attributes(attributes)
        if name.lower() in _KNOWN:
            return opening + _KNOWN[name.lower()](slash, values, files, unknown) + closing
        if not values and name not in closed:
            return match[0]
        unknown[f"[{name}]"] += not slash
        return opening + closing

    html = re.sub(r"\[embed\b[^\]]*\]\s*(\S+?)\s*\[/embed\]", lambda match: write_link(match[1]), html)
    return _SHORTCODE.sub(replace, html)


def _read_attributes(text: str) -> dict[str, str]:
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(text)}


def name_gallery(content: str, post: Post, overview: Overview) -> str:
    """Return a text whose galleries "of all pictures of the post" name these."""
    if not _WHOLE_GALLERY.search(content):
        return content
    ids = ",".join(map(str, overview.list_pictures_of(post.id)))
    return _WHOLE_GALLERY.sub(lambda match: f'[gallery ids="{ids}"]' if ids else match[0], content)


def _write_gallery(slash: str, values: dict, files: dict[int, File], unknown: Counter) -> str:
    ids = re.findall(r"\d{1,15}", values.get("ids") or values.get("include") or "")
    if not ids and not slash:
        unknown["[gallery] of all pictures of the post"] += 1
    return "\n\n" + "".join(_write_picture(files.get(int(number)), number, unknown) for number in ids) + "\n\n"


def _write_picture(file: File | None, number: str, unknown: Counter) -> str:
    if file is None:
        unknown[f"picture {number} of a gallery, not in this export"] += 1
        return ""
    image = f'<img src="{escape(file.address)}" alt="{escape(file.alt)}">'
    return f"<figure>{image}<figcaption>{file.caption}</figcaption></figure>"


def _write_player(slash: str, values: dict, files: dict[int, File], unknown: Counter) -> str:
    if slash:
        return ""
    unknown["audio or video player, its address kept"] += 1
    return write_link(next((value for value in values.values() if value.startswith("http")), ""))


_KNOWN = {"gallery": _write_gallery, "audio": _write_player, "video": _write_player, "playlist": _write_player}
