"""Links in rich text that are refused when it is saved, and sanitizing of stored rich text for readers.

Wagtail's rendering of rich text does not sanitize it. Text that was stored before the check existed, or without it, is
cleaned here when it is rendered.
"""

import html as entities
import re

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext as _

from .urls import SCHEMES, SHOWN_CHARACTERS, find_url_objection, is_allowed_url

# The elements of rich text that any editor's features can produce.
TAGS = frozenset(
    {
        *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "div", "figure", "figcaption", "hr", "br"),
        *("a", "abbr", "b", "cite", "code", "em", "i", "img", "pre", "q", "s", "small", "span", "strong", "sub", "sup"),
    }
)
URL_ATTRIBUTES = frozenset({"href", "src"})
ATTRIBUTES = URL_ATTRIBUTES | {
    *("alt", "class", "data-block-key", "dir", "height", "hreflang", "id", "lang", "linktype", "loading", "rel"),
    *("sizes", "start", "target", "title", "width"),
}
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s+[a-z-]+=\"[^\"<>]*\")*\s*/?>")
_NAME = re.compile(r"</?([a-z0-9]+)")
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")


def sanitize(html: str) -> str:
    """Return rendered rich text without active content: scripts, event handlers, links that are not allowed.

    Text with only plain tags and allowed links, as nearly all is, is returned unchanged.
    """
    if is_plain(html):
        return html
    import nh3  # 1.4 MB, needed only for damaged texts

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"*": set(ATTRIBUTES) - {"rel"}},
        attribute_filter=_keep_attribute,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def is_plain(html: str) -> bool:
    """Return whether HTML contains only tags and attributes of the lists above, with allowed URLs.

    It is strict, so that the result does not depend on how a browser repairs malformed HTML.
    """
    rest = _TAG.sub("", html)
    if "<" in rest:
        return False
    return all(_is_plain_tag(tag) for tag in _TAG.findall(html))


def _is_plain_tag(tag: str) -> bool:
    if _NAME.match(tag)[1] not in TAGS:
        return False
    return all(
        name in ATTRIBUTES and (name not in URL_ATTRIBUTES or is_allowed_url(entities.unescape(value)))
        for name, value in _ATTRIBUTE.findall(tag)
    )


def _keep_attribute(_tag: str, name: str, value: str) -> str | None:
    return None if name in URL_ATTRIBUTES and not is_allowed_url(value) else value


def find_urls(html: str) -> list[str]:
    """Return the URLs of links and embeds in stored rich text."""
    if "<" not in html:
        return []
    soup = BeautifulSoup(html, "html.parser")
    return [str(tag[name]) for tag in soup.find_all(True) for name in ("href", "src", "url") if tag.has_attr(name)]


@deconstructible
class LinksAllowed:
    """Validator for rich text: its links pass the URL check. Raise ValidationError, naming the link."""

    def __call__(self, value):
        for url in find_urls(str(getattr(value, "source", value) or "")):
            if objection := find_url_objection(url):
                shown = url if len(url) <= SHOWN_CHARACTERS else url[: SHOWN_CHARACTERS - 1] + "…"
                raise ValidationError(
                    _("The link “%(url)s” is refused. %(reason)s"),
                    code="url_refused",
                    params={"url": shown, "reason": objection},
                )

    def __eq__(self, other):
        return isinstance(other, LinksAllowed)

    def __hash__(self):
        return hash(type(self))


validate_links = LinksAllowed()
