"""Rules for the requests that the page cache may answer, and the cache key of each."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

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
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if query:
        query = clean_query(query, path)
        if query is None:
            return None
    scheme = "https" if is_secure(environ) else environ["wsgi.url_scheme"]
    return scheme, clean_host(environ.get("HTTP_HOST", "")), path, query


def is_secure(environ: dict) -> bool:
    """Return whether the nearest proxy got the request by HTTPS, as Django decides it: the first value counts."""
    return bool(settings.SECURE_PROXY_SSL_HEADER) and (
        environ.get("HTTP_X_FORWARDED_PROTO", "").partition(",")[0].strip() == "https"
    )


@lru_cache(maxsize=500)
def clean_host(host: str) -> str:
    """Return a Host header in its one spelling: in small letters, and without a port if the site's address has none."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or not port.isdecimal():
        return host.lower()
    return host.lower() if urlsplit(settings.WAGTAILADMIN_BASE_URL).port else name


def is_passed_by(path: str) -> bool:
    """Return whether everything below a URL is never cached; called only for URLs that are not in the cache."""
    return path.startswith(PASSED_BY) or PASSED_BY_ANYWHERE in path


def clean_query(query: str, path: str) -> str | None:
    """Return the part of a query that its view reads, sorted; None if the request bypasses the cache for its query.

    If the view has declared its parameters (`reads_parameters`), all others are dropped, and so are values that no page
    can have. Otherwise only tracking parameters are. What remains must be acknowledged by the code that makes the page,
    or the page is not cached (`cms.core.navigation.parameters`).
    """
    declared = find_parameters(path)
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=30) if len(query) <= LONGEST_QUERY else None
    except ValueError:
        pairs = None
    if declared is None:
        return "" if pairs is not None and all(_is_tracking(name) for name, _value in pairs) else None
    last = dict(pairs or ())  # as Django reads them: of several, the last counts
    return urlencode(sorted(pair for pair in last.items() if pair[0] in declared and _is_possible(*pair)))


@lru_cache(maxsize=2000)
def find_parameters(path: str) -> frozenset[str] | None:
    """Return the parameters that the view at a URL has declared; None if it has not, or if there is no view."""
    if is_passed_by(path):
        return None
    path = path.encode("latin1", "replace").decode("utf-8", "replace")
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return getattr(resolve(path).func, "parameters", None)
        except Resolver404:
            return None


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _is_possible(name: str, value: str) -> bool:
    if name == "page":
        return value.isascii() and value.isdecimal() and len(value) <= 4 and not value.startswith("0")
    return name != "with" or value in dict(settings.LANGUAGES)


def is_acknowledged(key: Key, environ: dict) -> bool:
    """Return whether the code that made the answer used all parameters of the URL."""
    if not key.query:
        return True
    acknowledged = environ.get(ACKNOWLEDGED, ())
    return all(name in acknowledged for name, _value in parse_qsl(key.query))
