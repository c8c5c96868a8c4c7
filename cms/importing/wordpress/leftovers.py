"""What of a taken post has no place here: comments, custom fields, terms of plug-ins, marks. It is reported."""

import re
from collections import Counter

from .export import Overview, Post
from .files import get_original
from .report import Report, What
from .search_engines import FIELDS
from .text.markup import name_gallery

# Fields that are taken, and WordPress's own notes to itself.
_BOOKKEEPING = re.compile(
    r"_edit_(?:last|lock)|_thumbnail_id|_wp_old_(?:slug|date)|_pingme|_encloseme|_wp_page_template|footnotes|_oembed_.*"
    r"|_wpml_import_.*|_wp_(?:trash|desired)_.*|_wp_attach.*|_last_(?:editor_used_jetpack|translation_edit_mode)"
)
_TAKEN = {"category", "post_tag", "language", "post_translations", "author"}
_FORMAT = "post_format"
_UPLOADED = re.compile(r"""https?:[^\s"'<>\\)]*?/wp-content/uploads/[^\s"'<>\\)\]]+""")
_IDS = re.compile(r"""\[gallery\b[^\]]{0,500}?\b(?:ids|include)\s*=\s*["']?([\d,\s]+)""")
LONGEST_VALUE = 200


def report_leftovers(post: Post, report: Report) -> None:
    """Report what of a post is taken nowhere."""
    if post.comments:
        detail = ", ".join(f"{number} {name}" for name, number in post.comments.items())
        report.tell(post, What.COMMENTS, detail, post.comments)
    for name, values in post.values.items():
        _report_field(post, name, [value for value in values if value.strip()], report)
    for term in post.terms:
        if term.domain == _FORMAT:
            report.tell(post, What.MARK, f"format: {term.slug.removeprefix('post-format-')}")
        elif term.domain not in _TAKEN:
            report.tell(post, What.CATEGORY, f"{term.domain}: {term.name or term.slug}")
    if post.is_sticky:
        report.tell(post, What.MARK, "pinned to the front page")
    if post.status == "future":
        report.tell(post, What.MARK, f"scheduled for {post.date}")


def _report_field(post: Post, name: str, values: list[str], report: Report) -> None:
    """Report a field with its value; of plug-ins, whose names begin with "_", the name alone."""
    if not values or name in FIELDS or _BOOKKEEPING.fullmatch(name):
        return
    if name.startswith("_") and values[0].startswith("field_"):
        return  # Advanced Custom Fields: which definition the field of the same name has
    words = " | ".join(" ".join(value.split()) for value in values)
    words = words if len(words) <= LONGEST_VALUE else words[: LONGEST_VALUE - 1] + "…"
    report.tell(post, What.FIELD, name if name.startswith("_") else f"{name}: {words}", Counter({name: 1}))


# --- Files -----------------------------------------------------------------------------------------------------------


def list_file_links(text: str) -> list[str]:
    """Return the addresses of files of a WordPress site that a text holds."""
    return list(dict.fromkeys(_UPLOADED.findall(text)))


def list_site_links(text: str, site: str) -> list[str]:
    """Return the addresses of pages of the site in a text: they work while it is there, or if its domain leads here."""
    host = re.escape(site.partition("://")[2].removeprefix("www."))
    found = re.findall(rf"""https?://(?:www\.)?{host}(?![\w.:-])[^\s"'<>\\)\]]*""", text)
    return [address for address in dict.fromkeys(found) if "/wp-content/uploads/" not in address]


class UnusedFiles:
    """Finds the files of an export that none of the posts that are noted shows or links to."""

    def __init__(self, overview: Overview):
        self._overview, self._used = overview, set()

    def note(self, post: Post) -> None:
        """Note the files of a post that is taken, or was."""
        content = name_gallery(post.content, post, self._overview)
        numbers = [
            post.get_value("_thumbnail_id"),
            *(one for ids in _IDS.findall(content) for one in ids.split(",")),
        ]
        known = (self._overview.files.get(int(one)) for one in map(str.strip, numbers) if one.isdecimal())
        addresses = [*(file.address for file in known if file), *list_file_links(post.content)]
        self._used.update(map(get_original, addresses))

    def report(self, report: Report) -> None:
        for number, file in self._overview.files.items():
            if get_original(file.address) not in self._used:
                report.tell_of_file(number, file, What.UNUSED)
