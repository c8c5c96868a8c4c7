"""Find the references in drafts. Wagtail's reference index covers the stored rows, but not the revisions.

The content of a revision is read in its stored form, by the fields and blocks of its model, as creating an instance
would take queries for each revision.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.snippets.models import get_snippet_models

from cms.pages.stored_references import list_stored_references


def find_in_drafts(model: type[Model], keys: list, *, scheduled: bool = False) -> dict[str, set[tuple[int, str]]]:
    """Return {key: {(base content type id, object id)}}: the drafts that refer to objects of a model, by object key.

    Drafts are scheduled revisions, and the latest revisions of pages and snippets that are not live or have unpublished
    changes. scheduled: only scheduled revisions. The number of queries does not grow with the objects.
    """
    wanted = {str(key) for key in keys}
    if not wanted:
        return {}
    revisions = Revision.objects.filter(approved_go_live_at__isnull=False)
    if not scheduled:
        newest = Q(pk__in=_find_unpublished(Page))
        for snippet in list_models_with_drafts():
            newest |= Q(pk__in=_find_unpublished(snippet))
        revisions = Revision.objects.filter(newest | Q(approved_go_live_at__isnull=False))
    # This pattern only limits the revisions to read. It does not match a key inside a longer number.
    pattern = rf"[^0-9]({'|'.join(sorted(wanted))})[^0-9]"
    revisions = revisions.annotate(text=Cast("content", TextField())).filter(text__regex=pattern)
    found = defaultdict(set)
    rows = revisions.values_list("content_type", "base_content_type", "object_id", "content")
    for type_id, base_type_id, object_id, content in rows:
        holder = ContentType.objects.get_for_id(type_id).model_class()
        for to_model, key in list_stored_references(holder, content) if holder else ():
            if key in wanted and issubclass(to_model, model):
                found[key].add((base_type_id, object_id))
    return dict(found)


def list_models_with_drafts() -> list[type[Model]]:
    """Return the snippet models with drafts."""
    return [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)]


def _find_unpublished(model):
    return (
        model._base_manager.filter(Q(live=False) | Q(has_unpublished_changes=True))
        .exclude(latest_revision=None)
        .values("latest_revision")
    )
