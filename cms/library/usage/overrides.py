"""Find the images and other objects that translators chose in place of the original's, but have not saved as a draft.

wagtail-localize stores such an override with the path of the value that it replaces: `lead_picture`,
`body.<block id>.picture`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, Translation


def find_in_overrides(model: type[Model], keys: list) -> dict[str, set[tuple[int, str]]]:
    """Return {key: {(base content type id, object id)}}: the translations with overrides to objects, by object key.

    The number of queries grows with the types of the translated objects, not with the overrides.
    """
    wanted = {str(key) for key in keys}
    stored = [form for key in wanted for form in (json.dumps(key), key)]
    overrides = SegmentOverride.objects.filter(data_json__in=stored, context__isnull=False)
    rows = list(overrides.select_related("context")) if wanted else []
    translations = _find_translations(rows)
    targets = _find_targets(translations.values())
    found = defaultdict(set)
    for row in rows:
        key = (row.context.object_id, row.locale_id)
        if key not in translations or key not in targets:
            continue
        source = translations[key].source
        holder = source.specific_content_type.model_class()
        replaced = _find_model(holder, row.context.path.split("."), source.content_json)
        if replaced and issubclass(replaced, model):
            base = ContentType.objects.get_for_model(Page if issubclass(holder, Page) else holder)
            found[str(json.loads(row.data_json))].add((base.pk, str(targets[key])))
    return dict(found)


def _find_translations(rows: list[SegmentOverride]) -> dict[tuple, Translation]:
    """Return {(translation key, locale id): the enabled translation} for overrides; one query."""
    keys = {row.context.object_id for row in rows}
    found = Translation.objects.filter(source__object_id__in=keys, enabled=True) if keys else Translation.objects.none()
    return {
        (translation.source.object_id, translation.target_locale_id): translation
        for translation in found.select_related("source__specific_content_type")
    }


def _find_targets(translations: Iterable[Translation]) -> dict[tuple, object]:
    """Return {(translation key, locale id): pk of the translated object}; one query for each model."""
    by_model = defaultdict(set)
    for translation in translations:
        if model := translation.source.specific_content_type.model_class():
            by_model[model].add(translation.source.object_id)
    return {
        (translation_key, locale_id): pk
        for model, keys in by_model.items()
        for pk, translation_key, locale_id in model._base_manager.filter(translation_key__in=keys).values_list(
            "pk", "translation_key", "locale_id"
        )
    }


def _find_model(holder: type[Model], path: list[str], content: str) -> type[Model] | None:
    """Return the model of the object at a path; None if the value is not an object or the path does not exist."""
    names = {field.name: field for field in holder._meta.get_fields()}
    field = names.get(path[0])
    if isinstance(field, StreamField) and len(path) > 1:
        value = json.loads(content).get(path[0])
        value = json.loads(value) if isinstance(value, str) else value
        return _find_in_stream(field.stream_block, value or [], path[1:])
    return field.related_model if field is not None and field.is_relation and field.many_to_one else None


def _find_in_stream(stream, value: list, path: list[str]) -> type[Model] | None:
    child = next((child for child in value if child.get("id") == path[0]), None)
    block = stream.child_blocks.get(child["type"]) if child else None
    return _find_in_block(block, child["value"], path[1:]) if block else None


def _find_in_block(block, value, path: list[str]) -> type[Model] | None:
    if isinstance(block, blocks.ChooserBlock):
        return block.model_class
    if isinstance(block, blocks.StreamBlock) and path:
        return _find_in_stream(block, value, path)
    if isinstance(block, blocks.ListBlock) and path:
        item = next((item for item in value if isinstance(item, dict) and item.get("id") == path[0]), {})
        return _find_in_block(block.child_block, item.get("value"), path[1:])
    if isinstance(block, blocks.StructBlock) and path and path[0] in block.child_blocks:
        return _find_in_block(block.child_blocks[path[0]], (value or {}).get(path[0]), path[1:])
    return None
