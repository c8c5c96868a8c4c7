"""Find the demonstration's texts, whatever languages they are in."""

from wagtail_localize.models import TranslationSource

LANGUAGES = {"fr", "pt", "en"}


def get_versions(model, **conditions) -> dict:
    """Return live pages by text (translation key) and language."""
    versions: dict = {}
    for page in model.objects.live().filter(**conditions).select_related("locale").specific():
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return versions


def get_original_languages() -> dict:
    """Return the language that each translated text was written in, by text; only texts with a source."""
    return dict(TranslationSource.objects.values_list("object_id", "locale__language_code"))
