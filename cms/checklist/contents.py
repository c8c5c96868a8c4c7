"""The words and choices of texts, as they are stored: of their latest drafts, or as an editor has them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db.models import Field, Model, prefetch_related_objects
from modelcluster.models import (
    ClusterableModel,
    get_all_child_relations,
    get_serializable_data_for_fields,
    model_from_serializable_data,
)
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Revision

from cms.pages.stored_references import list_references_in
from cms.pages.stored_values import StoredValue, list_definitions, read_stream, walk_values


@dataclass(frozen=True)
class Content:
    """A text and its content. raw: serialised as in a revision."""

    text: Model
    model: type[Model]
    raw: dict[str, Any]
    language: str

    @cached_property
    def values(self) -> dict[str, Any]:
        """The content by the names of the fields; bodies are lists."""
        return _read_streams(self.model, self.raw)

    @cached_property
    def instance(self) -> Model:
        """An instance with this content, made without a query: what it refers to may not exist any more."""
        raw = self.raw if self.raw.get("pk") is not None else self.raw | {"pk": 0}  # a new one can be in a dictionary
        if issubclass(self.model, ClusterableModel):
            return self.model.from_serializable_data(raw, check_fks=False)
        return model_from_serializable_data(self.model, raw, check_fks=False)

    def get(self, name: str, default=None):
        return self.values.get(name, default)

    @cached_property
    def stored(self) -> list[StoredValue]:
        """The values of the fields, bodies and rows, in their order."""
        return list(walk_values(self.model, self.values))

    @cached_property
    def pictures(self) -> dict[int, str]:
        """The ids of the pictures that it shows, with the name of the field that has each first."""
        found: dict[int, str] = {}
        for key, name in list_pictures(self.stored):
            found.setdefault(key, name)
        return found


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


_draft_readers: list[Callable[[Model], Model | None]] = []


def register_draft_reader(read: Callable[[Model], Model | None]) -> None:
    """Register a function for texts whose words are kept elsewhere until they are submitted, such as translations.

    It returns an instance with the present words; None if the latest draft has them.
    """
    if read not in _draft_readers:
        _draft_readers.append(read)


def read_present(text: Model) -> Content:
    """Return the content of one text as it would be submitted now."""
    for read in _draft_readers:
        if (instance := read(text)) is not None:
            return read_as_it_is(text, serialise(instance))
    return read_latest([text])[0]


def read_live(texts: Iterable[Model]) -> list[Content]:
    """Return the contents of the rows of texts, which are what readers see of live ones."""
    texts = list(texts)
    rows = _read_rows(texts, again=True)
    return _make_contents((text, rows.get(get_key(text)) or {}) for text in texts)


def read_as_it_is(text: Model, values: dict | None = None) -> Content:
    """Return the content of a text as an editor, a preview or a revision has it.

    values: the serialised content, if it is not that of the instance.
    """
    (content,) = _make_contents([(text, serialise(text) if values is None else values)])
    return content


def list_pictures(stored: Iterable[StoredValue]) -> Iterator[tuple[int, str]]:
    """Yield (id, field) for each picture in stored values, those in rich text included."""
    for one in stored:
        for model, key in list_references_in(one):
            if issubclass(model, get_image_model()):
                yield int(key), one.name


@cache
def can_hold_pictures(model: type[Model]) -> bool:
    """Return whether pages or snippets of a model can show pictures, by their fields and blocks."""
    image_model = get_image_model()
    return any(
        (isinstance(one, ChooserBlock) and issubclass(one.model_class, image_model))
        or (isinstance(one, Field) and one.many_to_one and one.related_model is image_model)
        for one in list_definitions(model)
    )


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
        contents.append(Content(text, model, values, (codes or {}).get(locale_id, "")))
    return contents


def _read_streams(model: type[Model], values: dict) -> dict:
    """Return the values with bodies as lists: revisions hold them as JSON within JSON."""
    streams = {
        field.name: read_stream(values.get(field.name))
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField)
    }
    return values | streams


def _read_rows(texts: list[Model], *, again: bool = False) -> dict[tuple, dict]:
    """Return the contents of rows by the keys of their texts. again: do not take them from the given instances."""
    of_models = defaultdict(list)
    for text in texts:
        of_models[get_model(text)].append(text)
    found = {}
    for model, few in of_models.items():
        rows = [text for text in few if not again and isinstance(text, model)]
        others = [text.pk for text in few if again or not isinstance(text, model)]
        rows += model._default_manager.filter(pk__in=others) if others else []
        relations = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        prefetch_related_objects(rows, *relations)
        found |= {(model, row.pk): serialise(row) for row in rows}
    return found
