"""The end of a translation's address, proposed from its translated title.

A proposal is a row like any other, which the translator may write anew; it follows the title until they do. Once a
translation was live, its address does not change by itself.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField
from django.db.models.signals import post_save
from django.utils.html import strip_tags
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from cms.core.slugs import make_slug

from ..origins import PROPOSED
from ..segments import SLUG
from .blank import counts


def connect() -> None:
    post_save.connect(follow_title, sender=StringTranslation, dispatch_uid="translation_slug")


def find_slug_source(model) -> str | None:
    """Return the name of the field that addresses of a model are made from: its first that is translated."""
    try:
        model._meta.get_field(SLUG)
    except FieldDoesNotExist:
        return None
    names = [
        declared.field_name
        for declared in get_translatable_fields(model)
        if declared.is_translated(None) and isinstance(declared.get_field(model), CharField)
    ]
    return next((name for name in names if name != SLUG), None) if SLUG in names else None


def follow_title(sender, instance, raw=False, update_fields=None, **kwargs):
    """Somebody translated a title: propose the slug, unless a person has written one or the text was ever live."""
    if raw or not instance.context_id or "." in instance.context.path or instance.context.path == SLUG:
        return
    if (update_fields is None or "data" in update_fields) and counts(instance):
        propose_slug(instance)


def propose_slug(title: StringTranslation) -> None:
    """Write the slug that a translated title gives into its segment."""
    of_text = {"context__object_id": title.context.object_id, "context__path": SLUG}
    segment = StringSegment.objects.filter(**of_text).select_related("source__specific_content_type").first()
    if segment is None or segment.source.locale_id == title.locale_id:
        return
    model = segment.source.specific_content_type.model_class()
    if model is None or title.context.path != find_slug_source(model):
        return
    target = model.objects.filter(translation_key=segment.source.object_id, locale=title.locale_id).first()
    if target is not None and (getattr(target, "first_published_at", None) or getattr(target, "live", False)):
        return
    words = strip_tags(StringValue(title.data).render_text())
    slug = make_slug(words, model._meta.get_field(SLUG).max_length)
    of_segment = {"context": segment.context, "locale": title.locale, "translation_of": segment.string}
    row = StringTranslation.objects.filter(**of_segment).first()
    if not slug or (row and counts(row) and row.tool_name != PROPOSED) or (row and row.data == slug):
        return
    row = row or StringTranslation(**of_segment, translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)
    row.data, row.tool_name, row.last_translated_by = slug, PROPOSED, None
    row.has_error, row.field_error = False, ""
    row.save()
