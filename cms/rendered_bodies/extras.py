"""What else is worked out from a body when it is stored, so that a reader's request need not open it.

Machines are told of the pictures in a text, say: who needs that registers a function here, in its AppConfig.ready().
"""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from wagtail.models import Page

from .models import find_current

_functions: dict[str, Callable[[Page], Any]] = {}


def register_extra(name: str, work_out: Callable[[Page], Any]) -> None:
    """Have something stored with every body. work_out: takes the specific page, returns what JSON can hold.

    It is called in the page's language, and may depend on nothing but what the body shows
    (cms.rendered_bodies.changes).
    """
    _functions[name] = work_out


def get_extra(page: Page, name: str) -> Any:
    """Return what was registered by a name for a live page: stored with its body, or else worked out now."""
    stored = find_current(page)
    if stored and name in stored.extras:
        return stored.extras[name]
    with translation.override(page.locale.language_code):
        return _functions[name](page)


def work_out_extras(page: Page) -> dict[str, Any]:
    """Return all that is stored with a body, by name."""
    with translation.override(page.locale.language_code):
        return {name: work_out(page) for name, work_out in _functions.items()}
