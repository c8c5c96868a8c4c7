"""Slugs of translations, proposed from their translated titles.

A proposal is an offered row, in error (docs/decisions/trap-08-rows-in-error.md): the editor shows it filled in, and the
translator confirms it, or submits the translation if nothing else is missing. It follows the title until somebody
writes another slug. Once a translation has been live, its slug no longer follows.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField
from django.db.models.signals import post_save
from django.utils.html import strip_tags
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.core.editing.slugs import make_slug

from ..compat import SLUGIFY
from .blank import counts, is_blank
from .origin_labels import PROPOSED
from .segments import SLUG


def connect() -> None:
    """Propose slugs when titles are translated, and make wagtail-localize use `make_slug`."""
    post_save.connect(follow_title, sender=StringTranslation, dispatch_uid="translation_slug")
    SLUGIFY.replace(lambda _slugify: make_slug)


def find_slug_source(model) -> str | None:
    """Return the name of the field that slugs of a model are made from: its first translated CharField.

    None if the model has no slug that is translated, or no such field.
    """
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
    """Propose a slug when a title is translated, unless a person has written one or the text has been live."""
    if raw or not instance.context_id or "." in instance.context.path or instance.context.path == SLUG:
        return
    if (update_fields is None or "data" in update_fields) and counts(instance):
        propose_slug(instance)


def propose_slug(title: StringTranslation) -> None:
    """Store the slug made from a translated title as a proposal for the slug's segment."""
    of_text = {"context__object_id": title.context.object_id, "context__path": SLUG}
    segment = StringSegment.objects.filter(**of_text).select_related("source__specific_content_type").first()
    if segment is None or segment.source.locale_id == title.locale_id:
        return
    model = segment.source.specific_content_type.model_class()
    if model is None or title.context.path != find_slug_source(model):
        return
    target = model.objects.filter(translation_key=segment.source.object_id, locale=title.locale_id).first()
    of_segment = {"context": segment.context, "locale": title.locale, "translation_of": segment.string}
    store_proposal(title, segment, model, target, StringTranslation.objects.filter(**of_segment).first())


def store_proposal(
    title: StringTranslation, segment: StringSegment, model, target, row: StringTranslation | None
) -> None:
    """Store the slug made from a translated title in the slug's segment, unless a person has written one.

    model: that of the text. target: the page or snippet; None if there is none yet. row: the segment's translation.
    """
    if target is not None and (getattr(target, "first_published_at", None) or getattr(target, "live", False)):
        return
    words = strip_tags(StringValue(title.data).render_text())
    slug = make_slug(words, model._meta.get_field(SLUG).max_length)
    if not slug or (row and row.tool_name != PROPOSED and not is_blank(row.data)):
        return
    # Without signals: nobody wrote a proposal, and it changes no count.
    if row is None:
        of_segment = {"context": segment.context, "locale": title.locale, "translation_of": segment.string}
        manual = StringTranslation.TRANSLATION_TYPE_MANUAL
        row = StringTranslation(**of_segment, data=slug, translation_type=manual, tool_name=PROPOSED, has_error=True)
        StringTranslation.objects.bulk_create([row])
    elif row.data != slug or row.tool_name != PROPOSED:
        StringTranslation.objects.filter(pk=row.pk).update(data=slug, tool_name=PROPOSED)


def confirm_proposal(translation: Translation, missing: list[StringSegment]) -> None:
    """Confirm the proposed slug if it is all that a translation lacks."""
    if [segment.context.path for segment in missing] != [SLUG]:
        return
    rows = StringTranslation.objects.filter(
        context=missing[0].context,
        translation_of=missing[0].string,
        locale=translation.target_locale,
        tool_name=PROPOSED,
    )
    for row in rows:
        row.has_error, row.field_error = False, ""
        row.save()
