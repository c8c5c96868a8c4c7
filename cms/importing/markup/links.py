"""Links of texts from other programs: without the detours of those programs, by the site's rules for URLs."""

import re
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from cms.core.sanitizing.urls import find_scheme, is_allowed_url
from cms.pages.embeds import find_player, find_video

from ..reading import Element, Kind, Run

# Where programs lead through themselves, and the parameter that holds the real address.
_DETOURS = {
    ("google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("safelinks.protection.outlook.com", "/"): ("url",),
}


def clean_link(href: str) -> str:
    """Return where a link leads, if it may be stored; "" if not, or if it leads nowhere from here."""
    href = leave_detour(href.strip())
    is_complete = bool(find_scheme(href)) or (href.startswith("/") and not href.startswith("//"))
    return href if is_complete and is_allowed_url(href) else ""


def leave_detour(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").removeprefix("www.")
        asked = parse_qs(parts.query)
    except ValueError:
        return href
    for (domain, path), names in _DETOURS.items():
        if (host == domain or host.endswith("." + domain)) and parts.path in (path, path.rstrip("/")):
            return next((asked[name][0] for name in names if name in asked), href)
    return href


# What providers write as the title of every frame.
_NO_TITLE = re.compile(r"youtube(?: video)?(?: player)?|vimeo[ -]player|video player", re.IGNORECASE)


def read_video(frame: HtmlElement) -> Element | None:
    """Return the video that a frame shows, if a page can show it too."""
    url = find_video(frame.get("src") or "") or find_video(frame.get("data-src") or "")
    title = " ".join((frame.get("title") or "").split())[:250]
    words = "" if _NO_TITLE.fullmatch(title) else title
    return Element(Kind.VIDEO, [Run(url, href=url)], words=words) if url else None


def find_video_line(element: Element) -> Element:
    """Return the video whose address stands alone in a paragraph, as WordPress shows it; else the element."""
    url = element.text
    is_line = element.kind is Kind.PARAGRAPH and not element.words and not re.search(r"\s", url)
    if not is_line or find_player(url) is None or any(run.note for run in element.runs):
        return element
    leads_there = all(not run.href or find_player(run.href) is not None for run in element.runs)
    return Element(Kind.VIDEO, [Run(url, href=url)]) if leads_there else element
