"""Which requests may be answered from kept pages, and under which name each is kept."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from cms.core.navigation.parameters import ACKNOWLEDGED

# Never kept: the newsroom, documents (their view knows who may read them), files, forms of private pages.
PASSED_BY = ("/admin/", "/documents/", "/media/", "/static/", "/healthz")
PASSED_BY_ANYWHERE = "/_util/"
# What others add to our addresses to count their clicks; it changes nothing that is shown.
TRACKING = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "yclid", "igshid", "igsh", "mc_cid", "mc_eid"}
    | {"_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "s_cid", "vero_id", "ttclid", "li_fat_id", "epik"}
)
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "matomo_")
LONGEST_QUERY = 2000


class Key(NamedTuple):
    """The name under which an answer is kept."""

    scheme: str
    host: str
    path: str
    query: str


def find_key(environ: dict) -> tuple | None:
    """Return the `Key` under which the answer to a request is, or may be, kept; None where it passes the cache by.

    environ: of WSGI. A plain tuple, which is equal to the Key and made in a tenth of the time: every request needs one.
    Passed by: all but GET and HEAD, whoever has a session, and queries of which we do not know that
    they change what is shown.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE")
    if cookies and settings.SESSION_COOKIE_NAME in cookies:
        return None
    query = environ.get("QUERY_STRING", "")
    if query:
        query = clean_query(query)
        if query is None:
            return None
    is_https = environ.get("HTTP_X_FORWARDED_PROTO") == "https"
    scheme = "https" if is_https else environ["wsgi.url_scheme"]
    return scheme, environ.get("HTTP_HOST", ""), environ["PATH_INFO"], query


def is_passed_by(path: str) -> bool:
    """Tell whether nothing below an address is ever kept; asked only of what is not kept already."""
    return path.startswith(PASSED_BY) or PASSED_BY_ANYWHERE in path


def clean_query(query: str) -> str | None:
    """Return a query without what others added to count clicks, in one order; None where anything unknown is left.

    What is left must be acknowledged by whoever makes the page, or the page is not kept
    (`cms.core.navigation.parameters`).
    """
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=30)
    except ValueError:
        return None
    kept = [(name, value) for name, value in pairs if not _is_tracking(name)]
    names = [name for name, _value in kept]
    if len(set(names)) != len(names) or not all(map(_is_known, kept)):
        return None
    return urlencode(sorted(kept))


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _is_known(pair: tuple[str, str]) -> bool:
    name, value = pair
    if name == "page":
        return value.isascii() and value.isdecimal() and len(value) <= 4 and not value.startswith("0")
    return name == "with" and value in dict(settings.LANGUAGES)


def is_acknowledged(key: Key, environ: dict) -> bool:
    """Tell whether all parameters of an address were used by what made the answer."""
    if not key.query:
        return True
    acknowledged = environ.get(ACKNOWLEDGED, ())
    return all(name in acknowledged for name, _value in parse_qsl(key.query))
