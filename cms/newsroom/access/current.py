"""Give access to the current user in code that gets no request, such as widgets."""

from contextvars import ContextVar

_request: ContextVar = ContextVar("request of the admin", default=None)


class CurrentUserMiddleware:
    """Store the request until its response is rendered. Put it after AuthenticationMiddleware in MIDDLEWARE."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def get_current_user():
    """Return the signed-in user; None for anonymous users and outside a request."""
    request = _request.get()
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None
