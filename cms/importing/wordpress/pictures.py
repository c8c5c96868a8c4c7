"""What is known of the pictures of posts: their files, and what the site's library said of them."""

from html import unescape

import lxml.html

from cms.core.sanitizing.characters import drop_unstorable

from ..reading import Picture
from .export import File, Overview, Post
from .files import Uploads, get_name, get_original
from .report import Report, What

LONGEST_CAPTION = 250


class Pictures:
    """The pictures of an export. What has no file is reported."""

    def __init__(self, uploads: Uploads, overview: Overview, report: Report):
        self._uploads, self._report, self._files = uploads, report, overview.files
        self._by_path = {get_original(file.address): file for file in overview.files.values()}

    def fill(self, picture: Picture, post: Post) -> None:
        """Give a picture of a text, whose name is its address, its file, and an alt text if the text has none."""
        address = picture.name
        picture.content, picture.name = self._uploads.read(address), get_name(address)
        if not picture.content:
            self._report.tell(post, What.PICTURE, " — ".join(filter(None, (address, picture.caption))))
        known = self._by_path.get(get_original(address))
        if known and not picture.alt:
            picture.alt = known.alt

    def find_lead(self, post: Post) -> Picture | None:
        """Return the featured image of a post; None if it has none, or if there is no file."""
        number = post.get_value("_thumbnail_id").strip()
        if not number.isascii() or not number.isdecimal() or len(number) > 15:
            return None
        file = self._files.get(int(number))
        if file is None:
            self._report.tell(post, What.PICTURE, f"featured image {number}, not in this export")
            return None
        picture = Picture(name=file.address, alt=file.alt, caption=_strip(file))
        self.fill(picture, post)
        return picture if picture.content else None


def _strip(file: File) -> str:
    if not file.caption.strip():
        return ""
    caption = lxml.html.fragment_fromstring(drop_unstorable(file.caption), create_parent="div").text_content()
    return " ".join(unescape(caption).split())[:LONGEST_CAPTION]
