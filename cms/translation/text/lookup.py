"""From a page or snippet to its translation, its original, and its other languages."""

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource


def find_translation(target) -> Translation | None:
    """Return the translation whose target a page or snippet is, where it still follows its source; else None."""
    translations = Translation.objects.filter(enabled=True).select_related(
        "source__locale", "source__specific_content_type", "source__object__content_type", "target_locale"
    )
    return translations.filter(source__object_id=target.translation_key, target_locale_id=target.locale_id).first()


def find_source_instance(instance):
    """Return what an instance was translated from, or the instance where it is no translation."""
    sources = TranslationSource.objects.filter(object_id=instance.translation_key)
    if sources.filter(locale_id=instance.locale_id).exists():
        return instance
    originals = (source.object.get_instance_or_none(source.locale) for source in sources.order_by("pk"))
    return next((original for original in originals if original), instance)


def exists_in(instance, locale) -> bool:
    """Say whether an instance exists in a locale; an alias of a page does not count, it may become a translation."""
    existing = type(instance).objects.filter(translation_key=instance.translation_key, locale=locale)
    return (existing.filter(alias_of=None) if isinstance(instance, Page) else existing).exists()
