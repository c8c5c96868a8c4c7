from wagtail.contrib.redirects.middleware import RedirectMiddleware

from .following import follow


class FormerAddressMiddleware(RedirectMiddleware):
    """Redirect requests that end in a 404 response. Unlike Wagtail's: keep the query; redirect lists and files too."""

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        return follow(request) or response
