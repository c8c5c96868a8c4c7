"""Submitting a text for translation, without writing over what exists.

wagtail-localize 1.14.5 submits with a page what the page refers to (its section, its topics), and writes that anew in
the target language from words that nobody has translated yet: sent from Portuguese into French, an interview made the
French section "Entretiens" a live "Entrevistas", at another address. A second source would also be made of the same
snippet (one source each, DESIGN, trap 10).
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail_localize import operations
from wagtail_localize.models import TranslationSource

from .rights import find_target_locales


class CarefulTranslationCreator(operations.TranslationCreator):
    """Makes the translations that are missing, each from the source that its text already has."""

    def create_translations(self, instance, include_related_objects=True):
        """Submit an instance, and one level of what it refers to, into the locales where each does not exist yet."""
        instance = find_source_instance(instance)
        asked = self.target_locales
        self.target_locales = [locale for locale in asked if not exists_in(instance, locale)]
        try:
            if self.target_locales:
                super().create_translations(instance, include_related_objects)
        finally:
            self.target_locales = asked


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


def connect() -> None:
    """Have both of wagtail-localize's ways of submitting, one page and a whole subtree, use our creator."""
    operations.TranslationCreator = CarefulTranslationCreator


def submit_for_translation(instance, locales, user) -> None:
    """Submit a page or snippet for translation into locales, as a person.

    Raises PermissionDenied (with a sentence) where one of the languages is not theirs to ask for.
    """
    if {locale.pk for locale in locales} - find_target_locales(user, instance):
        raise PermissionDenied(gettext("You may not have this text translated into this language."))
    operations.translate_object(instance, locales, user=user)
