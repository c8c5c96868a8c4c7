"""The content security policies: what pages may load, of readers and of the admin."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE

from cms.pages.embeds import PROVIDERS

# Where players may come from, in a frame, once a reader has clicked: the providers of cms.pages.embeds, nobody else.
EMBED_HOSTS = sorted({f"https://{urlsplit(player).netloc}" for _name, _pattern, player in PROVIDERS})
# Readers' pages: nothing inline, neither script nor style, and nothing from elsewhere. No nonces: they would be
# repeated in cached bytes.
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
# Wagtail's admin writes inline scripts and styles, shows pictures before they are uploaded (blob:) and films' covers.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"]
    | {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:", "https://i.ytimg.com", "https://i.vimeocdn.com"],
        "worker-src": [SELF, "blob:"],
    }
}
