"""Lookup of the translation, the original and the other languages of a page or snippet."""

from django.db.models import Exists, OuterRef
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


def find_family_of_page(page_id: int) -> tuple[Translation | None, list[Translation]]:
    """Return the translation whose target is a page, and those of the same text in all languages, in one query.

    The first is None if the page is an alias, or no translation.
    """
    page = Page.objects.filter(pk=page_id, alias_of=None)
    family = list(
        _select(Translation.objects.filter(source__object_id__in=page.values("translation_key"))).annotate(
            is_of_page=Exists(page.filter(locale=OuterRef("target_locale")))
        )
    )
    return next((one for one in family if one.is_of_page), None), family


def remember_family(target, family: list[Translation]) -> None:
    """Keep the translations of a text in all languages, for a caller who has read them, while it is judged."""
    target.__dict__[JUDGEMENT]["translations"] = family


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
    return _select(Translation.objects.filter(source__object_id=text.translation_key))


def _select(translations):
    return translations.filter(enabled=True).select_related(
        "source__locale", "source__specific_content_type", "source__object__content_type", "target_locale"
    )


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
