"""Content security policies of the readers' pages and of the admin."""

from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

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
# Wagtail's admin has inline scripts, which bear a nonce (cms/compat/script_nonces.py), and inline styles. It shows
# images before upload (blob:) and video thumbnails.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"]
    | {
        "script-src": [SELF, NONCE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:", "https://i.ytimg.com", "https://i.vimeocdn.com"],
        "worker-src": [SELF, "blob:"],
    }
}
_PLAYERS = "(self {})".format(" ".join(f'"{host}"' for host in EMBED_HOSTS))
# What the site uses of the browser: passkeys, and players that fill the screen. The rest is off, in frames too.
# Names that Chromium does not know on all systems (bluetooth, web-share) are left out: it would complain on each page.
PERMISSIONS_POLICY = {
    "publickey-credentials-get": "(self)",
    "publickey-credentials-create": "(self)",
    "clipboard-write": "(self)",
    **dict.fromkeys(["fullscreen", "picture-in-picture", "encrypted-media"], _PLAYERS),  # cms/static/js/embed.js
} | dict.fromkeys(
    [
        *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
        *("gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone"),
        *("midi", "payment", "screen-wake-lock", "serial", "usb"),
        *("window-management", "xr-spatial-tracking"),
    ],
    "()",
)
# Of uploaded files, from wherever they are served: whatever their content is, it runs and loads nothing. The proxies'
# files in docs/deploy/ say the same.
MEDIA_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
