"""Filters of the translation report that content apps register in AppConfig.ready(): sections and issues, for example.

The report identifies texts by their translation keys and imports no content app. The choices of a filter are texts too
(a section, an issue): their titles in the user's language are those of their states (`filters.list_choices`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class ReportFilter:
    name: str  # in the URL
    label: str  # lazy
    model: type[Model]  # the page type or snippet whose texts are the choices
    find_keys: Callable[[str], QuerySet]  # the translation keys (one column) of the texts that belong to a choice
    # The translation keys (one column) of the choices that have a name in a shell, such as the number of an issue.
    find_choices: Callable[[str], QuerySet] | None = None


_filters: dict[str, ReportFilter] = {}


def register_report_filter(report_filter: ReportFilter) -> None:
    """Add a filter to the translation report; one that has the same name is replaced."""
    _filters[report_filter.name] = report_filter


def get_report_filters() -> list[ReportFilter]:
    return list(_filters.values())
