"""URLs that may be stored and shown: one check for fields, blocks, links in rich text and replaced values.

Browsers read a URL more generously than it is written: they drop tabs and line breaks, take a backslash for a slash,
and ignore the case of the scheme. So any URL that is not plainly of an allowed form is refused.
"""

import html
import re
import unicodedata
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

WEB_SCHEMES = frozenset({"http", "https"})
SCHEMES = WEB_SCHEMES | {"mailto", "tel"}
SHOWN_CHARACTERS = 80

# Control and format characters (a zero-width space, a change of the writing direction), line separators, surrogates,
# private use: invisible in a URL, and ignored or stripped by some programs.
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SCHEME = re.compile(r"([^/?#]*?):")


def is_allowed_url(url) -> bool:
    """Return whether a URL may be stored and shown as a link."""
    return isinstance(url, str) and not find_url_objection(url)


def find_url_objection(url: str):
    """Return why a URL may not be stored, as a translatable sentence; "" if it may.

    Allowed are web URLs with a host, mail addresses, telephone numbers, and references within this site: a path, a
    query, an anchor. An empty URL is not a link, and is allowed.
    """
    if any(unicodedata.category(character) in HIDDEN_CATEGORIES for character in url.strip()):
        return _("This link contains invisible characters: type it again.")
    # A scheme written with entities or look-alike letters must not pass as a path.
    readings = {url.strip(), _unescape(url).strip(), unicodedata.normalize("NFKC", _unescape(url)).strip()}
    return next((objection for reading in sorted(readings) if (objection := _find_objection(reading))), "")


def find_scheme(url: str) -> str:
    """Return the scheme of a URL in lower case; "" for a path."""
    scheme = _SCHEME.match(url.strip())
    return scheme[1].lower() if scheme else ""


def _find_objection(url: str):
    if any(character.isspace() and character != " " for character in url) or "\ufffd" in url:
        return _("This link contains invisible characters: type it again.")
    scheme = _SCHEME.match(url)
    if scheme is None:
        if re.match(r"[/\\]{2}", url) or "\\" in re.split(r"[?#]", url, maxsplit=1)[0]:
            return _("This link leads to another site but has no scheme: start it with https://.")
        return ""
    name = scheme[1].lower()
    if name not in SCHEMES:
        return _(
            "Links of this kind are not allowed: only web addresses (https://…), mailto:, tel: and pages of this site."
        )
    if name in WEB_SCHEMES and not _is_web_address(url):
        return _("This is not a complete web address: https://, then the name of the site.")
    if name not in WEB_SCHEMES and not url[scheme.end() :].strip(" /\\"):
        return _("This link has no address after “mailto:” or “tel:”.")
    return ""


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _port = parts.port  # raises ValueError if it is not a number
    except ValueError:
        return False
    # A user name before the host ("https://museum.example@elsewhere.example") misleads readers of the link.
    return bool(parts.hostname) and "@" not in parts.netloc and not re.search(r"[\s\\]", parts.netloc)


def _unescape(url: str) -> str:
    """Return a URL without HTML entities, even if they were escaped more than once."""
    for _round in range(5):
        unescaped = html.unescape(url)
        if unescaped == url:
            break
        url = unescaped
    return url


def keep_allowed(url: str) -> str:
    """Return a stored URL for display; "" if it is not allowed."""
    return url if url and is_allowed_url(url) else ""


def disarm_url(url: str) -> str:
    """Return a URL for display in an editor: one that is not allowed leads nowhere, and is refused again when saved."""
    return url if is_allowed_url(url) else f"unsafe:{url}"


@deconstructible
class URLAllowed:
    """Validator for fields and blocks that hold a URL. Raise ValidationError with the reason."""

    def __call__(self, value):
        if objection := find_url_objection(str(value or "")):
            raise ValidationError(objection, code="url_refused", params={"value": value})

    def __eq__(self, other):
        return isinstance(other, URLAllowed)

    def __hash__(self):
        return hash(type(self))


validate_url = URLAllowed()
