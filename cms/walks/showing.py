"""A page of a walk as it is sent: with a bar on top, its links within the walk, and a mark on those that lead out."""

import html
import re
import zlib
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.core.typography.lists import language_name
from cms.languages.registry import get_place
from cms.releases.moments import describe_moment
from cms.serving.secret_paths import PRIVATE

from .models import Walk, WalkedPage

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_HREF = re.compile(r"""\bhref=(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def show_page(walk: Walk, address: str, start: str) -> HttpResponse | None:
    """Return a page of a walk; None if the walk has none at this address.

    start: the URL of the walk; its pages are below it.
    """
    page = walk.pages.filter(address=address).first()
    if page is None:
        return None
    others = list(walk.pages.only("walk", "address", "work", "language"))
    addresses = {other.address for other in others}
    text = mark_links(zlib.decompress(page.body).decode(), page.address, addresses, start)
    text = text.replace("</head>", f'<link rel="stylesheet" href="{static("walks/bar.css")}"></head>', 1)
    bar = render_to_string("walks/bar.html", _describe_bar(walk, page, others, start))
    text = _BODY.sub(lambda found: found[0] + bar, text, count=1)
    response = HttpResponse(text, headers=PRIVATE)
    response["Content-Language"] = page.language
    return response


def _describe_bar(walk: Walk, page: WalkedPage, others: list[WalkedPage], start: str) -> dict:
    versions = [other for other in others if page.work and other.work == page.work]
    versions.sort(key=lambda other: get_place(other.language))
    return {
        "release": walk.release,
        "page": page,
        "moment": describe_moment(walk.moment, names_city=True),
        "top": start.removesuffix("at/"),
        "versions": [
            {
                "url": start + other.address.lstrip("/"),
                "code": other.language,
                "name": language_name(other.language),
                "is_current": other.pk == page.pk,
            }
            for other in versions
        ],
    }


def make_address(path: str, query: str) -> str:
    """Return the address of a page of a walk, as `rendering` writes it."""
    return "/" + quote(path) + (f"?{query}" if query else "")


def list_by_language(walk: Walk, start: str) -> list[dict]:
    """Return the pages of a walk by language: those of the release, then the others; of a list its first."""
    columns = {
        code: {"code": code, "name": language_name(code), "texts": [], "others": []}
        for code, _name in settings.LANGUAGES
    }
    for page in walk.pages.defer("body"):
        if page.language in columns and "?" not in page.address:
            page.url = start + page.address.lstrip("/")
            columns[page.language]["texts" if page.is_text else "others"].append(page)
    return [column for column in columns.values() if column["texts"] or column["others"]]


def mark_links(text: str, base: str, addresses: set[str], start: str) -> str:
    """Lead the links of a page to the pages of the walk, and mark the others.

    base: the address of the page. Anchors of the page itself, mail addresses and the like stay as they are.
    """
    words = _("leads out of the walk")
    said = f'<span class="walk-out">↗<span> ({html.escape(words)})</span></span>'
    roots = [settings.WAGTAILADMIN_BASE_URL, *(root.root_url for root in Site.get_site_root_paths())]
    hosts = {"", *(urlsplit(root).netloc for root in roots)}

    def mark(found: re.Match) -> str:
        attributes, inside = found[1], found[2]
        href = _HREF.search(attributes)
        if href is None:
            return found[0]
        target = html.unescape(href[2]).strip()
        if target.startswith("#") or not _is_web(target):
            return found[0]
        address, fragment = _find_address(target, base, hosts)
        if address in addresses:
            url = html.escape(start + address.lstrip("/") + fragment)
            return f'<a{attributes[: href.start()]}href="{url}"{attributes[href.end() :]}>{inside}</a>'
        url = html.escape(urljoin(base, target))
        before, after = attributes[: href.start()], attributes[href.end() :]
        return f'<a{before}href="{url}"{after} data-walk-out>{inside}{said}</a>'

    return _LINK.sub(mark, text)


def _is_web(target: str) -> bool:
    try:
        return urlsplit(target).scheme in ("", "http", "https")
    except ValueError:
        return False


def _find_address(target: str, base: str, hosts: set[str]) -> tuple[str | None, str]:
    """Return the address on this site that a link leads to, and its fragment; None for other sites."""
    parts = urlsplit(urljoin(base, target))
    if parts.netloc not in hosts:
        return None, ""
    address = quote(unquote(parts.path)) + (f"?{parts.query}" if parts.query else "")
    return address, f"#{parts.fragment}" if parts.fragment else ""
