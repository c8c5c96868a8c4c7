"""Further data that is computed from a body and stored with it, so that a reader's request need not parse the body.

An example is the structured data of its images. Apps register a function in their AppConfig.ready().
"""

from collections.abc import Callable
from typing import Any

from django.utils import translation
from wagtail.models import Page

from .models import find_current

_functions: dict[str, Callable[[Page], Any]] = {}


def register_extra(name: str, work_out: Callable[[Page], Any]) -> None:
    """Store the result of a function with every body.

    work_out: called with the specific page, returns JSON-serialisable data.

    It is called in the page's language, and may depend only on what the body shows (cms.rendered_bodies.changes).
    """
    _functions[name] = work_out


def get_extra(page: Page, name: str) -> Any:
    """Return the registered data of a live page: stored with its body, or else computed now."""
    stored = find_current(page)
    if stored and name in stored.extras:
        return stored.extras[name]
    with translation.override(page.locale.language_code):
        return _functions[name](page)


def work_out_extras(page: Page) -> dict[str, Any]:
    """Return all data to store with a body, by name."""
    with translation.override(page.locale.language_code):
        return {name: work_out(page) for name, work_out in _functions.items()}
