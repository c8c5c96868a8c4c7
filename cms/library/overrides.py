"""Find the images and other objects that translators chose in place of the original's, but have not saved as a draft.

wagtail-localize stores such an override with the path of the value that it replaces: `lead_picture`,
`body.<block id>.picture`.
"""

import json
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, Q
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, Translation


def find_in_overrides(model: type[Model], keys: list) -> dict[str, set[tuple[int, str]]]:
    """Return {key: {(base content type id, object id)}}: the translations with overrides to objects, by object key.

    This takes one query, and two more for each override found.
    """
    wanted = {str(key) for key in keys}
    stored = [form for key in wanted for form in (json.dumps(key), key)]
    rows = SegmentOverride.objects.filter(data_json__in=stored, context__isnull=False) if wanted else []
    found = defaultdict(set)
    for row in rows.select_related("context") if wanted else ():
        of_text = Q(source__object_id=row.context.object_id, target_locale=row.locale_id, enabled=True)
        translation = Translation.objects.filter(of_text).select_related("source__specific_content_type").first()
        try:
            holder = translation and translation.get_target_instance()
        except ObjectDoesNotExist:
            holder = None
        if holder is None:
            continue
        replaced = _find_model(type(holder), row.context.path.split("."), translation.source.content_json)
        if replaced and issubclass(replaced, model):
            base = ContentType.objects.get_for_model(Page if isinstance(holder, Page) else type(holder))
            found[str(json.loads(row.data_json))].add((base.pk, str(holder.pk)))
    return dict(found)


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
