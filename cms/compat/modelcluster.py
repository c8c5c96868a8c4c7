"""django-modelcluster: the child rows that an object has in memory."""

from django.db.models import Model

from .internals import Internal, Kind

EDITED_ROWS = Internal(
    "modelcluster.fields:create_deferring_foreign_related_manager",
    Kind.SHOWS,
    seen="django-modelcluster 6.5",
    why="It keeps the rows of a draft in `_cluster_related_objects`: a preview shows those, not the stored ones.",
    instead="Read the rows by the relation's manager, which takes a query more for each relation of a page.",
    parameters=("related", "original_manager_cls"),
    reads=("_cluster_related_objects",),
)


def is_edited_in_memory(instance: Model, relation: str) -> bool:
    """Return whether an object's rows of a relation are those of a draft in memory, not those in the database."""
    return relation in getattr(instance, "_cluster_related_objects", {})
