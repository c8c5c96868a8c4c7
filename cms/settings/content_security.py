"""Content security policies of the readers' pages and of the admin."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE

from cms.pages.embeds import PROVIDERS

# Players load in a frame after a click of the reader, from the providers in cms.pages.embeds only.
EMBED_HOSTS = sorted({f"https://{urlsplit(player).netloc}" for _name, _pattern, player in PROVIDERS})
# Readers' pages: no inline scripts or styles, and nothing from other hosts but players. No nonces: cached pages would
# repeat them.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": [SELF, *EMBED_HOSTS],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}
# Wagtail's admin uses inline scripts and styles, and shows images before upload (blob:) and video thumbnails.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"]
    | {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:", "https://i.ytimg.com", "https://i.vimeocdn.com"],
        "worker-src": [SELF, "blob:"],
    }
}
