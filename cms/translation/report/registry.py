"""Filters of the desk that a content app knows of: `magazine` registers sections and issues, in its AppConfig.ready().

The desk knows texts by their translation keys and imports no content app. What a filter offers are texts themselves
(a section, an issue): their names in the person's language come with the states of texts (`filters.list_choices`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class ReportFilter:
    name: str  # in the address
    label: str  # lazy
    model: type[Model]  # the page type or snippet whose texts are the choices
    find_keys: Callable[[str], QuerySet]  # the translation keys (one column) of the texts that belong to a choice


_filters: dict[str, ReportFilter] = {}


def register_report_filter(report_filter: ReportFilter) -> None:
    """Offer a filter at the desk; registered again under its name, it replaces the former."""
    _filters[report_filter.name] = report_filter


def get_report_filters() -> list[ReportFilter]:
    return list(_filters.values())
