"""Filters of the desk that a content app knows of: `magazine` registers sections and issues, in its AppConfig.ready().

The desk knows texts by their translation keys and imports no content app; so a filter gives the keys of what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet


@dataclass(frozen=True)
class DeskFilter:
    name: str  # in the address
    label: str  # lazy
    get_choices: Callable[[], list[tuple[str, str]]]  # (value, name in the language that the person reads)
    find_keys: Callable[[str], QuerySet]  # one column, the translation keys of the texts of a choice


_filters: dict[str, DeskFilter] = {}


def register_desk_filter(desk_filter: DeskFilter) -> None:
    """Offer a filter at the desk; registered again under its name, it replaces the former."""
    _filters[desk_filter.name] = desk_filter


def get_desk_filters() -> list[DeskFilter]:
    return list(_filters.values())
