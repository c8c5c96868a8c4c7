"""Links of texts from other programs: without the detours of those programs, by the site's rules for URLs."""

from urllib.parse import parse_qs, urlsplit

from cms.core.sanitizing.urls import find_scheme, is_allowed_url

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
