"""Keeping what is not text the same in every language.

Synchronised fields (dates, hours, pictures) do not show among a text's segments: wagtail-localize brings a change of
them to the translations only when somebody syncs and publishes each by hand. So when they change in a live source whose
words stay the same, its complete live translations are made anew by themselves, and that is logged (DESIGN, section 3).
"""

import json

from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

LOG_ACTION = "cms.synchronise_translation"


def synchronise_translations(page: Page, user=None) -> list[Page]:
    """Bring changed synchronised fields of a live source page to its translations; return the pages made anew.

    Left alone: translations that are not live, have parts untranslated, have a draft that is waiting, or words that
    translators have changed since: nobody has reviewed them. They take the new values when somebody publishes them
    through wagtail-localize. When the words changed too, translators come first: they are given the new ones where no
    translation has been published yet (`_renew_drafts`); live translations get the new dates, numbers and pictures at
    once, and keep their words (`_copy_plain_values`).
    """
    page = page.specific
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None or not page.live:
        return []
    if words_changed(source, page):
        return _renew_drafts(source, user) or _copy_plain_values(source, page, user)
    if not _values_changed(source, page):
        return []
    source.update_from_db()
    renewed = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        if target := _get_target_to_renew(translation):
            translation.save_target(user=user, publish=True)
            log(instance=target, action=LOG_ACTION, user=user, data={"source": page.pk})
            renewed.append(target)
    return renewed


def _renew_drafts(source: TranslationSource, user=None) -> list[Page]:
    """Give the translators of a structural page the words that it was published with; return the drafts made anew.

    Its counterparts are made with its first save, and Wagtail's editor saves by itself after the first words: without
    this, translators would never see the rest. Once a translation has been published, taking the source's new words
    is the translators' decision.
    """
    if not source.specific_content_type.model_class().is_structural:
        return []
    translations = list(source.translations.filter(enabled=True).select_related("target_locale"))
    targets = [source.object.get_instance_or_none(translation.target_locale) for translation in translations]
    if any(target is None or target.live or target.first_published_at for target in targets):
        return []
    source.update_from_db()
    for translation in translations:
        translation.save_target(user=user, publish=False)  # safe: what it writes to has never been live
    return targets


def _copy_plain_values(source: TranslationSource, page: Page, user=None) -> list[Page]:
    """Give live translations the source's new dates, numbers and pictures, and leave every word as readers know it."""
    fields = [
        field
        for declared in type(page).translatable_fields
        if isinstance(declared, SynchronizedField) and (field := declared.get_field(type(page))).concrete
    ]
    _keep_for_later_publications(source, page, [field.name for field in fields])
    renewed = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        target = source.object.get_instance_or_none(translation.target_locale)
        if target is None or not target.live or target.has_unpublished_changes:
            continue
        target = target.specific
        replaced = set(
            SegmentOverride.objects.filter(
                context__object_id=source.object_id, locale=translation.target_locale
            ).values_list("context__path", flat=True)
        )
        values = {f.attname: getattr(page, f.attname) for f in fields if f.name not in replaced}
        if any(getattr(target, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(target, name, value)
            target.save_revision(user=user).publish(user=user)
            log(instance=target, action=LOG_ACTION, user=user, data={"source": page.pk})
            renewed.append(target)
    return renewed


def _keep_for_later_publications(source: TranslationSource, page: Page, names: list[str]) -> None:
    """wagtail-localize makes a translation from what the source held when it was last synced: these values too."""
    content, now = json.loads(source.content_json), json.loads(page.to_json())
    source.content_json = json.dumps(content | {name: now[name] for name in names})
    source.save(update_fields=["content_json"])


def words_changed(source: TranslationSource, page: Page) -> bool:
    """Tell whether a page's strings differ from those that its translators were given."""
    given = StringSegment.objects.filter(source=source).order_by("order").values_list("context__path", "string__data")
    now = [(value.path, value.string.data) for value in extract_segments(page) if isinstance(value, StringSegmentValue)]
    return list(given) != now


def _values_changed(source: TranslationSource, page: Page) -> bool:
    names = [field.field_name for field in type(page).translatable_fields]
    before, now = json.loads(source.content_json), json.loads(page.to_json())
    return any(before.get(name) != now.get(name) for name in names)


def _get_target_to_renew(translation: Translation) -> Page | None:
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    if target is None or not target.live or target.has_unpublished_changes:
        return None
    total, translated = translation.get_progress()
    return target if total == translated and not _has_unreviewed_words(translation, target) else None


def _has_unreviewed_words(translation: Translation, target: Page) -> bool:
    """wagtail-localize's editor stores each segment at once, without a revision: what is newer is not what is live."""
    if target.live_revision is None:
        return True
    since = {"locale": translation.target_locale, "updated_at__gt": target.live_revision.created_at}
    return any(
        model.objects.filter(context__object_id=translation.source.object_id, **since).exists()
        for model in (StringTranslation, SegmentOverride)
    )
