"""What a text holds, as wagtail-localize stores it: its words, and its dates, pictures and links as well."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.fields import get_translatable_fields


def serialise(instance) -> str:
    """Return a page or snippet as wagtail-localize stores it."""
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)


def contents_differ(model, one: str, other: str) -> bool:
    """Tell whether two serialised texts of a model differ in a field that concerns translations.

    Dates of publication and the like do not.
    """
    before, now = json.loads(one), json.loads(other)
    names = [declared.field_name for declared in get_translatable_fields(model)]
    return any(before.get(name) != now.get(name) for name in names)


def instances_differ(one, other) -> bool:
    """Tell whether two states of a page or snippet differ in a field that concerns translations."""
    return contents_differ(type(one), serialise(one), serialise(other))
