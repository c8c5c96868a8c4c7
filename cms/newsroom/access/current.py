"""Whose request is being answered: widgets are told of the value that they show, and not of the person who looks."""

from contextvars import ContextVar

_request: ContextVar = ContextVar("request of the admin", default=None)


class CurrentUserMiddleware:
    """Remember the request while it is answered, its templates included. After the authentication in MIDDLEWARE."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def get_current_user():
    """Return the person who is signed in; None outside a request."""
    request = _request.get()
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None
