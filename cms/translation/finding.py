"""From a page or snippet to its translation."""

from wagtail_localize.models import Translation


def find_translation(target) -> Translation | None:
    """Return the translation whose target a page or snippet is, where it still follows its source; else None."""
    translations = Translation.objects.filter(enabled=True).select_related(
        "source__locale", "source__specific_content_type", "source__object__content_type", "target_locale"
    )
    return translations.filter(source__object_id=target.translation_key, target_locale_id=target.locale_id).first()
