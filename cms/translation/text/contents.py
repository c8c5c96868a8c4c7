"""Contents of a text as wagtail-localize stores them: its words, dates, images and links."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ManyToOneRel
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.fields import get_translatable_fields


def serialise(instance) -> str:
    """Return a page or snippet as the JSON that wagtail-localize stores."""
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)


def contents_differ(model, one: str, other: str) -> bool:
    """Return whether two serialised texts of a model differ in a translatable or synchronised field.

    Other fields, such as dates of publication, are ignored.
    """
    before, now = json.loads(one), json.loads(other)
    return any(
        _read(model, before, declared) != _read(model, now, declared) for declared in get_translatable_fields(model)
    )


def _read(model, content: dict, declared):
    """Return the value of a field; inline rows in their order, without their keys and sort numbers."""
    value = content.get(declared.field_name)
    field = declared.get_field(model)
    if not isinstance(field, ManyToOneRel) or not isinstance(value, list):
        return value
    kept_by = {"pk", "sort_order", "locale", field.remote_field.name}
    return [{name: row[name] for name in row if name not in kept_by} for row in value]


def instances_differ(one, other) -> bool:
    """Return whether two states of a page or snippet differ in a translatable or synchronised field."""
    return contents_differ(type(one), serialise(one), serialise(other))
