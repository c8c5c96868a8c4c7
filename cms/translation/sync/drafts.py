"""Create revisions of translated texts from their segments.

wagtail-localize's own `save_target(publish=False)` writes the live row, and so shows readers words that nobody has
reviewed (docs/decisions/trap-02-save-target.md). The functions here create a revision only.
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
from .live_words import ApprovedWords


def save_draft(translation: Translation, user=None) -> Revision:
    """Save a revision of the translated page or snippet from its current segments, without changing its row; return it.

    Missing segments have the source's words; the page's `untranslated_parts` lists them. If words are not valid for
    their fields, the error is stored on the segments, and ValidationError is raised.
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
    """Return the translated page or snippet with its current segments, unsaved.

    approved: the words of the live version, to be used instead of those that translators may have changed since.
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
    """Return the slug of a translated page: the translator's, otherwise one made from its title.

    The slug of a page that was ever live is kept until the translator writes another one.
    """
    paths = {segment.context.path for segment in missing}
    if SLUG not in paths:
        return make_slug(page.slug)
    if page.first_published_at:
        return translation.get_target_instance().slug
    return ("title" not in paths and make_slug(page.title)) or make_slug(page.slug)


def _ingest(translation: Translation, missing: list[StringSegment], approved: ApprovedWords | None = None):
    """Make the translated text, and mark missing strings in rich text.

    All strings of a rich text have the same path, so `untranslated_parts` cannot say which of them are in the source's
    language. Each of these is put into a `<span lang>`, which Wagtail's rich text editor removes again.
    """
    source = translation.source
    words = {(segment.context.path, segment.order): segment.string.data for segment in missing}
    in_source = set(words)
    if approved:
        words |= approved.words
        in_source = (in_source - approved.words.keys()) | approved.untranslated
    if words:
        in_rich_text = set(TemplateSegment.objects.filter(source=source).values_list("context__path", flat=True))
        for place in in_source:
            if place[0] in in_rich_text:
                words[place] = _mark_language(words[place], source.locale.language_code)
    return ingest_words(translation, words)


def ingest_words(translation: Translation, words: dict[tuple[str, int], str]):
    """Return the translated page or snippet, unsaved, as wagtail-localize's `get_ephemeral_translated_instance` does.

    words: what stands in place of the stored words, by the path and the order of the segment.
    """
    source, locale = translation.source, translation.target_locale
    segments = SEGMENTS.find()(source, locale, fallback=True)
    segments = [_replace_words(segment, words.get((segment.path, segment.order))) for segment in segments]
    original, instance = source.as_instance(), source.get_translated_instance(locale)
    copy_synchronised_fields(original, instance)
    _empty_relations(original, instance)
    ingest_segments(original, instance, source.locale, locale, segments)
    _refer_to_what_is_shown(instance)
    return instance


def _refer_to_what_is_shown(instance) -> None:
    """Replace references to draft snippets, such as a section, with the language version that readers have, if any."""
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
    """Empty the foreign keys that are empty in the original: wagtail-localize would leave the former section."""
    for declared in get_translatable_fields(type(original)):
        field = declared.get_field(type(original))
        if isinstance(field, ForeignKey) and declared.is_translated(original) and not getattr(original, field.attname):
            setattr(instance, field.attname, None)


def _mark_language(words: str, code: str) -> str:
    return f'<span lang="{code}">{words}</span>'


def _replace_words(segment, words: str | None):
    """Return a segment with other words; the same segment if `words` is None, or if it is not a string."""
    if words is None or not isinstance(segment, StringSegmentValue):
        return segment
    return StringSegmentValue(segment.path, StringValue(words), attrs=segment.attrs, order=segment.order)


def record_revision(log: TranslationLog) -> None:
    """Store the source state that a revision was made from.

    Called for each TranslationLog, so that it covers the revisions of wagtail-localize too.
    """
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
    """Return a page's `untranslated_parts`: the source's language, and the paths of the segments that are in it."""
    paths = [segment.context.path for segment in missing]
    if not paths:
        return {}
    return {"language": translation.source.locale.language_code, "paths": list(dict.fromkeys(paths))}


def has_changed_since(translation: Translation, revision: Revision) -> bool:
    """Return whether the segments differ from those that a revision was made from."""
    record = TranslatedRevision.objects.filter(revision=revision, translation=translation).first()
    if record and record.fingerprint != get_fingerprint(translation.source):
        return True
    if record and record.replaced not in {NOT_STORED, get_fingerprint_of_replaced(translation)}:
        return True  # this also finds overrides that were removed, of which no row is left
    newer = {"locale": translation.target_locale_id, "updated_at__gt": revision.created_at}
    is_of_text = {"context__object_id": translation.source.object_id}
    if not record and translation.source.last_updated_at > revision.created_at:
        return True
    return (
        StringTranslation.objects.filter(**is_of_text, **newer).exists()
        or SegmentOverride.objects.filter(**is_of_text, **newer).exists()
    )


def _mark_errors(translation: Translation, error: ValidationError) -> None:
    """Store the errors of fields on their segments, where wagtail-localize's editor shows them."""
    for field, errors in getattr(error, "error_dict", {}).items():
        of_field = {"context__object_id": translation.source.object_id, "context__path": field}
        current = StringSegment.objects.filter(source=translation.source).values("string")
        strings = StringTranslation.objects.filter(**of_field, locale=translation.target_locale)
        for row in strings.filter(translation_of__in=current):
            row.set_field_error(errors)
        for row in SegmentOverride.objects.filter(**of_field, locale=translation.target_locale):
            row.set_field_error(errors)
