"""Lookup of the translation, the original and the other languages of a page or snippet."""

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.newsroom.moderation.publication_checks import JUDGEMENT


def find_translation(target) -> Translation | None:
    """Return the translation whose target is a page or snippet; None if there is none, or if it was stopped.

    It is looked up once while a publication of the target is judged.
    """
    if (known := target.__dict__.get(JUDGEMENT)) is not None:
        return next((one for one in _find_family(target, known) if one.target_locale_id == target.locale_id), None)
    return _get_translations(target).filter(target_locale_id=target.locale_id).first()


def has_translations(original) -> bool:
    """Return whether a page or snippet is an original with translations, or a translation itself. See above."""
    known = original.__dict__.get(JUDGEMENT)
    return bool(_find_family(original, {} if known is None else known))


def _find_family(text, known: dict) -> list[Translation]:
    """Return the translations of a text in all languages, kept in `known`."""
    if "translations" not in known:
        known["translations"] = list(_get_translations(text))
    return known["translations"]


def _get_translations(text):
    translations = Translation.objects.filter(enabled=True).select_related(
        "source__locale", "source__specific_content_type", "source__object__content_type", "target_locale"
    )
    return translations.filter(source__object_id=text.translation_key)


def find_source_instance(instance):
    """Return the original of an instance, or the instance itself if it is not a translation."""
    sources = TranslationSource.objects.filter(object_id=instance.translation_key)
    if sources.filter(locale_id=instance.locale_id).exists():
        return instance
    originals = (source.object.get_instance_or_none(source.locale) for source in sources.order_by("pk"))
    return next((original for original in originals if original), instance)


def exists_in(instance, locale) -> bool:
    """Return whether an instance exists in a locale; an alias of a page does not count: it may become a translation."""
    existing = type(instance).objects.filter(translation_key=instance.translation_key, locale=locale)
    return (existing.filter(alias_of=None) if isinstance(instance, Page) else existing).exists()
