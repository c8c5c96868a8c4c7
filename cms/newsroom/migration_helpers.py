"""Helpers for migrations that add drafts to a model whose rows are already public."""

from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields


def make_first_revisions(apps, model_name: str) -> None:
    """Create a live revision of the current values for each row without one. model_name: "app.Model"."""
    model = apps.get_model(model_name)
    content_type_model = apps.get_model("contenttypes.ContentType")
    revision_model = apps.get_model("wagtailcore.Revision")
    now = timezone.now()
    for row in model.objects.filter(latest_revision=None):
        content_type, _created = content_type_model.objects.get_or_create(
            app_label=model._meta.app_label, model=model._meta.model_name
        )
        revision = revision_model.objects.create(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(row.pk),
            object_str=row.name,
            created_at=now,
            content=get_serializable_data_for_fields(row),
        )
        model.objects.filter(pk=row.pk).update(
            latest_revision=revision, live_revision=revision, first_published_at=now, last_published_at=now
        )
