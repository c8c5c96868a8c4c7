"""The rows of the workbench that are not words: what a translator may replace, and the objects that a text refers to.

What may be replaced are wagtail-localize's overridable segments: images, links, documents, pages. Their replacement is
saved at its guarded endpoint (`guards.saving`), each with a version.
"""

import json
from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.models import OverridableSegment, RelatedObjectSegment, Translation

from cms.core.sanitizing.ids import read_id
from cms.images.admin.naming import name_with_warning

from ..exchange.values import read_replaced
from ..text.authorship.versions import version_of_value
from ..text.places import Places, is_typed
from ..text.segment_notes import make_label

THUMBNAIL = "max-165x165"  # that of Wagtail's chooser
TEXT, IMAGE, PAGE, DOCUMENT, SNIPPET = "text", "image_chooser", "page_chooser", "document_chooser", "snippet_chooser"


@dataclass(frozen=True)
class Shown:
    """A value as people see it: the title of the object that it is the key of, or the value itself."""

    value: str
    title: str
    thumbnail: str = ""


@dataclass(frozen=True)
class ValueRow:
    """A value that a translator may replace; `target` is what replaces it, None if the original's is used."""

    id: str
    path: str
    label: str
    at: tuple[int, int]  # its place among the rows: of the field in the form, and in the order of the text
    widget: dict
    source: Shown
    target: Shown | None
    error: str
    version: str
    edit_url: str
    kind: str = "value"


@dataclass(frozen=True)
class Version:
    """A version of an object that a text refers to, in one language."""

    title: str
    is_live: bool
    url: str


@dataclass(frozen=True)
class RelatedRow:
    """An object that a text refers to, and that has a translation of its own; `target` is None if it has none yet."""

    id: str
    label: str
    at: tuple[int, int]
    source: Version | None
    target: Version | None
    translate_url: str
    kind: str = "related"


def read_values(translation: Translation, source: Model) -> list[ValueRow]:
    """Return what a translator may replace in a text, in the order of its edit form.

    source: the page or snippet that is translated. The number of queries grows with the kinds of values, not with their
    number.
    """
    places = Places(source)
    segments = OverridableSegment.objects.filter(source=translation.source).select_related("context")
    found = [(segment, place) for segment in segments if (place := places.find(segment, widget=True))]
    replaced = read_replaced(translation) if found else {}
    values = [
        (place["widget"], data)
        for segment, place in found
        for data in [segment.data, *([replaced[segment.context_id].data] if segment.context_id in replaced else [])]
    ]
    shown = _Shower(values)
    languages = translation.source.locale.language_code, translation.target_locale.language_code
    rows = []
    for segment, place in found:
        override, widget = replaced.get(segment.context_id), place["widget"]
        row = ValueRow(
            id=f"value-{segment.pk}",
            path=segment.context.path,
            label=make_label(place),
            at=(place["order"], segment.order),
            widget=_describe_widget(widget, segment.data),
            source=shown.show(widget, segment.data, languages[0]),
            target=shown.show(widget, override.data, languages[1]) if override else None,
            error=(override.get_error() or "") if override and override.has_error else "",
            version=version_of_value(segment.data, override),
            edit_url=reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk]),
        )
        rows.append(row)
    return sorted(rows, key=lambda row: row.at)


def read_related(translation: Translation, source: Model, user) -> list[RelatedRow]:
    """Return the objects that a text refers to and that have translations of their own. Two queries for each model."""
    places = Places(source)
    segments = RelatedObjectSegment.objects.filter(source=translation.source).select_related("context", "object")
    found = [(segment, place) for segment in segments if (place := places.find(segment))]
    keys = defaultdict(set)
    for segment, _place in found:
        keys[segment.object.content_type_id].add(segment.object_id)
    locales = (translation.source.locale_id, translation.target_locale_id)
    versions = {}
    for segment, _place in found:
        if (kind := segment.object.content_type_id) in keys:
            model = segment.object.content_type.model_class()
            for item in _list_versions(model, keys.pop(kind), locales) if model else ():
                versions[item.translation_key, item.locale_id] = item
    may_start = bool(found) and user.has_perm("wagtail_localize.submit_translation")
    rows = []
    for segment, place in found:
        original, target = (versions.get((segment.object_id, locale)) for locale in locales)
        row = RelatedRow(
            id=f"related-{segment.pk}",
            label=make_label(place),
            at=(place["order"], segment.order),
            source=_describe(original),
            target=_describe(target),
            translate_url=_find_translate_url(original) if original and not target and may_start else "",
        )
        rows.append(row)
    return sorted(rows, key=lambda row: row.at)


def _list_versions(model: type[Model], keys: set, locales: tuple[int, int]):
    return model._base_manager.filter(translation_key__in=keys, locale__in=locales)


def _describe(item: Model | None) -> Version | None:
    if item is None:
        return None
    is_live = item.live if isinstance(item, DraftStateMixin) else True
    return Version(_name(item), is_live, AdminURLFinder().get_edit_url(item))


def _name(item: Model) -> str:
    return item.get_admin_display_title() if isinstance(item, Page) else str(item)


def _find_translate_url(item: Model) -> str:
    if isinstance(item, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[item.pk])
    names = [item._meta.app_label, item._meta.model_name, quote(item.pk)]
    return reverse("wagtail_localize:submit_snippet_translation", args=names)


def _describe_widget(widget: dict, value) -> dict:
    """Return how a value is chosen: the type of the widget, and where its chooser is."""
    if widget["type"] == PAGE:
        return {"type": PAGE, "url": reverse("wagtailadmin_choose_page"), "pages": widget["allowed_page_types"]}
    if widget["type"] == IMAGE:
        return {"type": IMAGE, "url": reverse("wagtailimages_chooser:choose")}
    if widget["type"] == DOCUMENT:
        return {"type": DOCUMENT, "url": reverse("wagtaildocs_chooser:choose")}
    if widget["type"] == SNIPPET:
        return {"type": SNIPPET, "url": widget["chooser_url"]}
    # What is not text (a date, a number) is the original's.
    return {"type": TEXT if is_typed(widget, value) else ""}


class _Shower:
    """Shows values, with the objects of all of them read at once: a query for each model, and one for thumbnails."""

    def __init__(self, values: list[tuple[dict, object]]):
        keys = defaultdict(set)
        for widget, value in values:
            if (model := _find_model(widget)) and (pk := read_id(value)) is not None:
                keys[model].add(pk)
        self.objects = {model: self._read(model, found) for model, found in keys.items()}

    def _read(self, model: type[Model], keys: set[int]) -> dict[int, Model]:
        objects = model._default_manager.filter(pk__in=keys)
        if model is get_image_model():
            objects = objects.prefetch_renditions(THUMBNAIL)
        elif issubclass(model, TranslatableMixin):
            objects = objects.select_related("locale")
        return {item.pk: item for item in objects}

    def show(self, widget: dict, value, language: str) -> Shown:
        model = _find_model(widget)
        if model is None:
            return Shown(_write(value), _write(value))
        item = self.objects.get(model, {}).get(read_id(value))
        if item is None:
            return Shown(_write(value), "")
        if model is get_image_model():
            return Shown(str(item.pk), name_with_warning(item, language), item.get_rendition(THUMBNAIL).url)
        return Shown(str(item.pk), _name(item))


def _write(value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _find_model(widget: dict) -> type[Model] | None:
    """Return the model of the objects that a widget chooses; None for text."""
    if widget["type"] == SNIPPET:
        named = widget["snippet_model"]
        return apps.get_model(named["app_label"], named["model_name"])
    return {PAGE: Page, IMAGE: get_image_model(), DOCUMENT: get_document_model()}.get(widget["type"])
