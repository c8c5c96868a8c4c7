"""Content-Security-Policy headers: strict for readers, wider below the admin's prefix."""

import base64
import re
import secrets

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils.crypto import salted_hmac

from cms.compat.script_nonces import reset_nonce, set_nonce

from .middleware import ADMIN_PREFIX

PAGE_NONCE = re.compile(r"[A-Za-z0-9+/_-]{24}")


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy for the admin's pages, ADMIN_CONTENT_SECURITY_POLICY."""

    def __call__(self, request):
        if not request.path_info.startswith(ADMIN_PREFIX):
            return super().__call__(request)
        request.script_nonce = find_nonce(request)
        token = set_nonce(request.script_nonce)
        try:
            return super().__call__(request)
        finally:
            reset_nonce(token)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(ADMIN_PREFIX):
            parts.nonce = request.script_nonce
            if parts.config is None:
                parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts


def find_nonce(request) -> str:
    """Return the nonce for the scripts of an answer: that of the page into which a script of ours will put it.

    A page that stayed open while somebody signed in again keeps the nonce of its former session
    (`users/session.js`). Only a script of the page itself can send the header, and it knows the nonce already.
    """
    said = request.headers.get("X-Script-Nonce", "")
    return said if PAGE_NONCE.fullmatch(said) else make_nonce(request.session.session_key)


def make_nonce(session_key: str | None) -> str:
    """Return the nonce of a session, or a random one for who has none.

    It is the same in all answers of a session, since dialogs bring inline scripts into pages that are open already.
    Nobody outside can know it: it is derived from the session's key with the site's own.
    """
    if not session_key:
        return secrets.token_urlsafe(18)
    digest = salted_hmac("cms.serving.csp", session_key, algorithm="sha256").digest()
    return base64.b64encode(digest[:18]).decode()
