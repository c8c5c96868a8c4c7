"""The fingerprint of what a revision says: two revisions with the same one show readers the same."""

import hashlib
import json

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from treebeard.mp_tree import MP_Node
from wagtail.models import COMMENTS_RELATION_NAME, Revision

# Fields that say how a page is kept and not what it says; `cms.authorship` leaves them out for the same reason.
_KEPT = {"minor_edit", "owner", "content_type"}


def make_fingerprint(revision: Revision) -> str:
    """Return a hash of what people can edit in a revision, with its dates of publication."""
    model = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    said = json.dumps(_read(model, revision.content), ensure_ascii=False, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(said.encode()).hexdigest()


def _read(model, content: dict) -> dict:
    left_out = (
        _KEPT | {field.name for field in MP_Node._meta.get_fields()} | set(getattr(model, "written_by_program", ()))
    )
    said = {}
    for field in model._meta.get_fields():
        if field.concrete and field.editable and not field.primary_key and field.name not in left_out:
            is_link = isinstance(field, ParentalKey) or (field.one_to_one and field.remote_field.parent_link)
            if not is_link and field.name in content:
                said[field.name] = content[field.name]
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            said[name] = [_read(relation.related_model, row) for row in content.get(name) or ()]
    return said
