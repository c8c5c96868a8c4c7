"""Making a revision of a translated text from its segments.

wagtail-localize's own `save_target(publish=False)` writes the live row, and so shows readers what nobody has reviewed
(docs/decisions/trap-02-save-target.md). Here only a revision is made.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey
from wagtail.coreutils import find_available_slug
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.fields import TranslatableField, copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationLog,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.authorship.recording import made_by_program
from cms.core.content.classified import find_shown_version
from cms.core.content.visibility import is_shown
from cms.core.editing.slugs import make_slug

from ..compat import SEGMENTS
from ..models import NOT_STORED, TranslatedRevision
from ..text.segments import SLUG, find_missing, get_fingerprint, get_fingerprint_of_replaced
from .approved import ApprovedWords


def save_draft(translation: Translation, user=None) -> Revision:
    """Save a revision of the translated page or snippet from its segments as they are now; the row stays as it is.

    Segments that are missing hold the source's words; `untranslated_parts` of the page says which.
    Raises ValidationError where the words do not fit their fields: the segments then carry the error.
    """
    instance = make_instance(translation)
    try:
        with transaction.atomic(), made_by_program():
            revision = instance.save_revision(user=user, log_action=True)
            TranslationLog.objects.create(
                source=translation.source, locale=translation.target_locale, revision=revision
            )
    except ValidationError as error:
        _mark_errors(translation, error)
        raise
    return revision


def make_instance(translation: Translation, approved: ApprovedWords | None = None):
    """Return the translated page or snippet as its segments make it now, unsaved.

    approved: the words that readers of it have, to be taken for those that translators may have changed since.
    """
    missing = find_missing(translation)
    instance = _ingest(translation, missing, approved)
    if isinstance(instance, Page):
        slug = _choose_slug(translation, instance, missing)
        instance.slug = find_available_slug(instance.get_parent(), slug, ignore_page_id=instance.pk)
        instance.untranslated_parts = describe_missing(translation, missing)
    elif getattr(instance, SLUG, ""):
        instance.slug = make_slug(instance.slug, instance._meta.get_field(SLUG).max_length)
    return instance


def _choose_slug(translation: Translation, page: Page, missing: list[StringSegment]) -> str:
    """Return the end of a translated page's address: what the translator wrote, else one from its title.

    The address of a page that was ever live stays, until its translator writes another.
    """
    paths = {segment.context.path for segment in missing}
    if SLUG not in paths:
        return make_slug(page.slug)
    if page.first_published_at:
        return translation.get_target_instance().slug
    return ("title" not in paths and make_slug(page.title)) or make_slug(page.slug)


def _ingest(translation: Translation, missing: list[StringSegment], approved: ApprovedWords | None = None):
    """Do as wagtail-localize's `get_ephemeral_translated_instance`, and mark what is missing in rich text.

    There, all strings of a text have one path, so `untranslated_parts` cannot say which of them are in the source's
    language: each is put in a `<span lang>`. Wagtail's rich text editor takes them out again.
    """
    source, locale = translation.source, translation.target_locale
    segments = SEGMENTS.find()(source, locale, fallback=True)
    if missing or approved:
        words = {(segment.context.path, segment.order): segment.string.data for segment in missing}
        in_source = set(words)
        if approved:
            words |= approved.words
            in_source = (in_source - approved.words.keys()) | approved.untranslated
        in_rich_text = set(TemplateSegment.objects.filter(source=source).values_list("context__path", flat=True))
        for place in in_source:
            if place[0] in in_rich_text:
                words[place] = _mark_language(words[place], source.locale.language_code)
        segments = [_replace_words(segment, words.get((segment.path, segment.order))) for segment in segments]
    original, instance = source.as_instance(), source.get_translated_instance(locale)
    copy_synchronised_fields(original, instance)
    _empty_relations(original, instance)
    ingest_segments(original, instance, source.locale, locale, segments)
    _refer_to_what_is_shown(instance)
    return instance


def _refer_to_what_is_shown(instance) -> None:
    """Where a section's translation is a draft, a text refers to the version that readers have, until it is live."""
    for declared in get_translatable_fields(type(instance)):
        field = declared.get_field(type(instance))
        if isinstance(declared, TranslatableField) and isinstance(field, ForeignKey):
            snippet = getattr(instance, field.name)
            if (
                isinstance(snippet, DraftStateMixin)
                and not is_shown(snippet)
                and (other := find_shown_version(snippet))
            ):
                setattr(instance, field.name, other)


def _empty_relations(original, instance) -> None:
    """Where the original has no section any more, its translation has none: wagtail-localize leaves the former one."""
    for declared in get_translatable_fields(type(original)):
        field = declared.get_field(type(original))
        if isinstance(field, ForeignKey) and declared.is_translated(original) and not getattr(original, field.attname):
            setattr(instance, field.attname, None)


def _mark_language(words: str, code: str) -> str:
    return f'<span lang="{code}">{words}</span>'


def _replace_words(segment, words: str | None):
    """Return a segment with other words; as it is where there are none, or where it is no string."""
    if words is None or not isinstance(segment, StringSegmentValue):
        return segment
    return StringSegmentValue(segment.path, StringValue(words), attrs=segment.attrs, order=segment.order)


def record_revision(log: TranslationLog) -> None:
    """Store what a revision was made from; called for each TranslationLog, so for wagtail-localize's own too."""
    translation = Translation.objects.filter(source=log.source_id, target_locale=log.locale_id).first()
    if translation is None or log.revision_id is None:
        return
    TranslatedRevision.objects.update_or_create(
        revision_id=log.revision_id,
        defaults={
            "translation": translation,
            "fingerprint": get_fingerprint(translation.source),
            "is_complete": not find_missing(translation),
            "replaced": get_fingerprint_of_replaced(translation),
        },
    )


def describe_missing(translation: Translation, missing: list[StringSegment]) -> dict:
    """Return a page's `untranslated_parts`: which of its segments are in the source's language."""
    paths = [segment.context.path for segment in missing]
    if not paths:
        return {}
    return {"language": translation.source.locale.language_code, "paths": list(dict.fromkeys(paths))}


def has_changed_since(translation: Translation, revision: Revision) -> bool:
    """Tell whether the segments are not (any more) what a revision was made from."""
    record = TranslatedRevision.objects.filter(revision=revision, translation=translation).first()
    if record and record.fingerprint != get_fingerprint(translation.source):
        return True
    if record and record.replaced not in {NOT_STORED, get_fingerprint_of_replaced(translation)}:
        return True  # also what was taken back, which leaves no row
    newer = {"locale": translation.target_locale_id, "updated_at__gt": revision.created_at}
    is_of_text = {"context__object_id": translation.source.object_id}
    if not record and translation.source.last_updated_at > revision.created_at:
        return True
    return (
        StringTranslation.objects.filter(**is_of_text, **newer).exists()
        or SegmentOverride.objects.filter(**is_of_text, **newer).exists()
    )


def _mark_errors(translation: Translation, error: ValidationError) -> None:
    """Write the errors of fields onto their segments, where wagtail-localize's editor shows them."""
    for field, errors in getattr(error, "error_dict", {}).items():
        of_field = {"context__object_id": translation.source.object_id, "context__path": field}
        current = StringSegment.objects.filter(source=translation.source).values("string")
        strings = StringTranslation.objects.filter(**of_field, locale=translation.target_locale)
        for row in strings.filter(translation_of__in=current):
            row.set_field_error(errors)
        for row in SegmentOverride.objects.filter(**of_field, locale=translation.target_locale):
            row.set_field_error(errors)
