"""Registry of the checks: the subclasses of `SegmentCheck` and `TextCheck` in the modules of `rules`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.utils.functional import Promise

from . import rules
from .check import SegmentCheck, TextCheck


@cache
def get_segment_checks() -> tuple[SegmentCheck, ...]:
    """Return the checks of one segment, the blocking ones first."""
    return _make(SegmentCheck)


@cache
def get_text_checks() -> tuple[TextCheck, ...]:
    """Return the checks of a whole text."""
    return _make(TextCheck)


def get_labels() -> dict[str, str | Promise]:
    """Map the codes of all checks to their labels."""
    return {check.code: check.label for check in (*get_segment_checks(), *get_text_checks())}


def _make(base: type) -> tuple:
    for module in iter_modules(rules.__path__):
        import_module(f"{rules.__name__}.{module.name}")
    return tuple(sorted((check() for check in base.__subclasses__()), key=lambda check: not check.is_blocking))
