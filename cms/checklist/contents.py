"""The words and choices of texts, as they are stored: of their latest drafts, or as an editor has them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, prefetch_related_objects
from modelcluster.models import ClusterableModel, get_all_child_relations, get_serializable_data_for_fields
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision


@dataclass(frozen=True)
class Content:
    """A text and its content, serialised as in a revision; bodies are lists."""

    text: Model
    model: type[Model]
    values: dict[str, Any]
    language: str

    def get(self, name: str, default=None):
        return self.values.get(name, default)

    @cached_property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)


def read_latest(texts: Iterable[Model]) -> list[Content]:
    """Return the contents of the latest drafts of texts; of those without drafts, their rows'.

    The number of queries depends on the number of models, not on that of texts.
    """
    texts = list(texts)
    ids = {text.latest_revision_id for text in texts if getattr(text, "latest_revision_id", None)}
    revisions = dict(Revision.objects.filter(pk__in=ids).values_list("pk", "content")) if ids else {}
    rows = _read_rows([text for text in texts if getattr(text, "latest_revision_id", None) not in revisions])
    return _make_contents(
        (text, revisions.get(getattr(text, "latest_revision_id", None)) or rows[get_key(text)]) for text in texts
    )


def read_as_it_is(text: Model, values: dict | None = None) -> Content:
    """Return the content of a text as an editor, a preview or a revision has it.

    values: the serialised content, if it is not that of the instance.
    """
    (content,) = _make_contents([(text, serialise(text) if values is None else values)])
    return content


def serialise(text: Model) -> dict:
    """Return the content of an instance in the form of a revision's."""
    if isinstance(text, ClusterableModel):
        return text.serializable_data()
    return get_serializable_data_for_fields(text)


def get_model(text: Model) -> type[Model]:
    """Return the page type or snippet model of a text, which may be a row of `Page`."""
    return text.specific_class or type(text) if isinstance(text, Page) else type(text)


def get_key(text: Model) -> tuple[type[Model], Any]:
    """Return what identifies a text, whether it is given by its page type or as a row of `Page`."""
    return get_model(text), text.pk


def _make_contents(pairs: Iterable[tuple[Model, dict]]) -> list[Content]:
    codes = None
    contents = []
    for text, values in pairs:
        model = get_model(text)
        if (locale_id := getattr(text, "locale_id", None)) and codes is None:
            codes = dict(Locale.objects.values_list("pk", "language_code"))
        contents.append(Content(text, model, _read_streams(model, values), (codes or {}).get(locale_id, "")))
    return contents


def _read_streams(model: type[Model], values: dict) -> dict:
    """Return the values with bodies as lists: revisions hold them as JSON within JSON."""
    streams = {
        field.name: _read_stream(values.get(field.name))
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField)
    }
    return values | streams


def _read_stream(stored) -> list:
    return json.loads(stored) if isinstance(stored, str) and stored else stored or []


def _read_rows(texts: list[Model]) -> dict[tuple, dict]:
    """Return the contents of rows by the keys of their texts."""
    of_models = defaultdict(list)
    for text in texts:
        of_models[get_model(text)].append(text)
    found = {}
    for model, few in of_models.items():
        rows = [text for text in few if isinstance(text, model)]
        others = [text.pk for text in few if not isinstance(text, model)]
        rows += model._default_manager.filter(pk__in=others) if others else []
        relations = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        prefetch_related_objects(rows, *relations)
        found |= {(model, row.pk): serialise(row) for row in rows}
    return found
