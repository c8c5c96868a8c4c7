"""Wagtail: inline scripts of the admin, which the browser runs only if they bear the nonce of the request.

The templates that write them are replaced in `cms/serving/templates/`; choosers write theirs in Python.
"""

from contextvars import ContextVar
from functools import wraps

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from .internals import Internal, Kind
from .wagtail import SEEN

_nonce: ContextVar[str] = ContextVar("nonce of the inline scripts of a request", default="")
SCRIPT = "<script>"

CHOOSER = Internal(
    "wagtail.admin.widgets.chooser:BaseChooser.render",
    Kind.NEEDED,
    SEEN,
    "It ends with an inline script, which needs a nonce.",
    "Allow inline scripts in the admin (ADMIN_CONTENT_SECURITY_POLICY).",
    ("self", "name", "value", "attrs", "renderer"),
)


def set_nonce(nonce: str):
    """Set the nonce of the current request; return the token with which `reset_nonce` takes it back."""
    return _nonce.set(nonce)


def reset_nonce(token) -> None:
    _nonce.reset(token)


def get_nonce() -> str:
    """Return the nonce of the current request; empty outside the admin."""
    return _nonce.get()


def add_nonce_to_choosers() -> None:
    """Have choosers write the nonce into their script."""

    def make(render):
        @wraps(render)
        def render_with_nonce(self, name, value, attrs=None, renderer=None):
            html, script, program = render(self, name, value, attrs, renderer).rpartition(SCRIPT)
            return mark_safe(html + format_html('<script nonce="{}">', get_nonce()) + program) if script else program  # noqa: S308

        return render_with_nonce

    CHOOSER.replace(make)
