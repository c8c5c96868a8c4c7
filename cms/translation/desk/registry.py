"""Filters of the desk that a content app knows of: `magazine` registers sections and issues, in its AppConfig.ready().

The desk knows texts by their translation keys and imports no content app. What a filter offers are texts themselves
(a section, an issue): their names in the person's language come with the states of texts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import get_language

from ..models import TextState


@dataclass(frozen=True)
class DeskFilter:
    name: str  # in the address
    label: str  # lazy
    model: type[Model]  # the page type or snippet whose texts are the choices
    find_keys: Callable[[str], QuerySet]  # the translation keys (one column) of the texts that belong to a choice


_filters: dict[str, DeskFilter] = {}


def register_desk_filter(desk_filter: DeskFilter) -> None:
    """Offer a filter at the desk; registered again under its name, it replaces the former."""
    _filters[desk_filter.name] = desk_filter


def get_desk_filters() -> list[DeskFilter]:
    return list(_filters.values())


def list_choices() -> dict[str, list[tuple[str, str]]]:
    """Return the choices of all filters by name, each a translation key and a title in the person's language.

    One query, whatever is registered.
    """
    types = {ContentType.objects.get_for_model(known.model).pk: known.name for known in get_desk_filters()}
    code = (get_language() or "").split("-")[0]
    titles = {name: {} for name in types.values()}
    rows = TextState.objects.filter(content_type__in=types).order_by("title", "pk")
    columns = ("content_type_id", "translation_key", "locale__language_code", "is_source", "title")
    for content_type, key, language, is_source, title in rows.values_list(*columns):
        known = titles[types[content_type]]
        if language == code or (is_source and key not in known):
            known[key] = title
    return {
        name: sorted(((str(key), title) for key, title in known.items()), key=lambda choice: choice[1])
        for name, known in titles.items()
    }
