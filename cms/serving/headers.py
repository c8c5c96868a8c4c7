"""Headers that keep other sites and other programs of the browser at a distance, of every answer."""

from django.conf import settings

# Of pages that are answered before the site's policies are set, as for a host that is not the site's.
FALLBACK_POLICY = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"


class DistanceMiddleware:
    """Say what pages may ask of the browser (Permissions-Policy), and which sites may embed an answer.

    Uploaded pictures and static files may be shown anywhere, since feed readers and search results do. Pages and
    documents stay with the site (Cross-Origin-Resource-Policy); views that know better set their own headers.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = ", ".join(f"{feature}={allowed}" for feature, allowed in settings.PERMISSIONS_POLICY.items())

    def __call__(self, request):
        response = self.get_response(request)
        is_open = request.path_info.startswith((settings.MEDIA_URL, settings.STATIC_URL))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin")
        response.headers.setdefault("Permissions-Policy", self.policy)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Security-Policy", FALLBACK_POLICY)
        return response
