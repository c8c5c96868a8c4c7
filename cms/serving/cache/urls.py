"""Rules for the requests that the page cache may answer, and the cache key of each."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from cms.compat.sessions import has_session
from cms.core.navigation.parameters import ACKNOWLEDGED
from cms.serving.secret_paths import PREFIXES

# Never cached: the newsroom, documents (their view checks who may read them), files, forms of private pages, secrets.
PASSED_BY = ("/admin/", "/documents/", "/media/", "/static/", "/healthz", *PREFIXES)
PASSED_BY_ANYWHERE = "/_util/"
# Parameters that other services add to our URLs to count their clicks. They change nothing that is shown.
TRACKING = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "yclid", "igshid", "igsh", "mc_cid", "mc_eid"}
    | {"_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "s_cid", "vero_id", "ttclid", "li_fat_id", "epik"}
)
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "matomo_")
LONGEST_QUERY = 2000


class Key(NamedTuple):
    """The key of a cached answer."""

    scheme: str
    host: str
    path: str
    query: str


def find_key(environ: dict) -> tuple | None:
    """Return the `Key` of the answer to a request; None if the request bypasses the cache.

    environ: the WSGI environment. The result is a plain tuple, which equals the Key and takes a tenth of the time to
    make; every request needs one. Requests bypass the cache if they are not GET or HEAD, if they have a session (a
    false one counts as none) or an Authorization header, or if their query has parameters that are not known to change
    what is shown.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    if "HTTP_COOKIE" in environ and has_session(environ):
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
    """Return whether everything below a URL is never cached; called only for URLs that are not in the cache."""
    return path.startswith(PASSED_BY) or PASSED_BY_ANYWHERE in path


def clean_query(query: str) -> str | None:
    """Return a query without tracking parameters, sorted; None if an unknown parameter remains.

    The remaining parameters must be acknowledged by the code that makes the page; otherwise the page is not cached
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
    """Return whether the code that made the answer used all parameters of the URL."""
    if not key.query:
        return True
    acknowledged = environ.get(ACKNOWLEDGED, ())
    return all(name in acknowledged for name, _value in parse_qsl(key.query))
