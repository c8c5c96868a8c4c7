"""The text of a page for feed readers: plain HTML, with absolute URLs, without anything interactive."""

import re

from django.http import HttpRequest
from django.template import loader
from wagtail.models import Page

from cms.core.navigation.urls import make_absolute
from cms.rendered_bodies.storing import find_bodies

TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "aside", "div", "hr", "br", "figure", "figcaption", "img"),
    *("a", "abbr", "b", "cite", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "time"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("dl", "dt", "dd"),
}
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang", "rel", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "th": {"scope"},
    "time": {"datetime"},
}
DROPPED_WITH_CONTENT = {"script", "style", "svg", "form", "iframe", "object", "template", "noscript"}
SCHEMES = {"http", "https", "mailto", "tel"}

# Notes about the embedded player. A feed has none: a film is a link there.
_ABOUT_THE_PLAYER = re.compile(r'<span class="embed-note">.*?</span>', re.DOTALL)
_EMPTY = re.compile(r"<(p|div|span|aside)>\s*</\1>")
_GAPS = re.compile(r"\n\s*\n+")


def render_full_texts(pages: list[Page], template: str, request: HttpRequest, **of_page: dict) -> dict[int, str]:
    """Return the full texts of some pages by primary key.

    template: renders all of a page that belongs to its text; it gets `page` and `body`. of_page: further variables for
    the template, each as a dictionary by primary key.
    """
    bodies = find_bodies(pages)
    whole = loader.get_template(template)
    texts = {}
    for page in pages:
        context = {name: values.get(page.pk) for name, values in of_page.items()}
        html = whole.render({"page": page, "body": bodies[page.pk], **context}, request)
        texts[page.pk] = clean(html, make_absolute(page.get_url(request), request))
    return texts


def clean(html: str, address: str) -> str:
    """Return HTML that contains only text, links and images.

    address: the absolute URL of the page; URLs in the HTML are resolved against it.
    """
    import nh3  # 1.4 MB, needed only for feeds

    cleaned = nh3.clean(
        _ABOUT_THE_PLAYER.sub("", html),
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=SCHEMES,
        url_relative=("rewrite_with_base", address),
        link_rel=None,
        strip_comments=True,
    )
    return _GAPS.sub("\n", _EMPTY.sub("", cleaned)).strip()
