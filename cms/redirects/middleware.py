from wagtail.contrib.redirects.middleware import RedirectMiddleware

from .following import follow


class FormerAddressMiddleware(RedirectMiddleware):
    """Wagtail's middleware, which leads on from what is not found; here with the query, to lists and files too."""

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        return follow(request) or response
