"""Submitting a text for translation, without writing over what exists.

wagtail-localize 1.14.5 submits with a page what the page refers to (its section, its topics), and writes that anew in
the target language from words that nobody has translated yet: sent from Portuguese into French, an interview made the
French section "Entretiens" a live "Entrevistas", at another address. A second source would also be made of the same
snippet (one source each, docs/decisions/trap-10-one-source.md).
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize import operations
from wagtail_localize.models import Translation, TranslationSource

from cms.newsroom.moderation.permission_policies import find_locales_where_allowed

from ..compat import CREATOR
from ..permissions import find_target_locales
from ..sync.counterparts import check_is_present, create_missing_parents, find_binned_versions
from ..sync.sources import get_latest, refresh_source
from ..text.lookup import exists_in, find_source_instance


def submit_for_translation(instance, locales: list[Locale], user) -> list[Translation]:
    """Have a page or snippet translated into some languages; return its translations into them.

    It is always the original that is translated. Ancestors that a page lacks in a language are made as drafts. Nothing
    is published, and what exists already is left as it is.
    Raises PermissionDenied where the person may not ask for one of the languages, VersionInBinError where a deleted
    version has taken one: then none is started.
    """
    original = find_original(instance)
    offered = find_offered_locales(user, original)
    if refused := [locale for locale in locales if locale.pk not in offered]:
        names = ", ".join(locale.get_display_name() for locale in refused)
        raise PermissionDenied(_("You may not have this text translated into: %(languages)s.") % {"languages": names})
    if isinstance(original, Page):
        for binned in find_binned_versions(original, locales):
            check_is_present(binned)
    with transaction.atomic():
        if isinstance(original, Page):
            for locale in locales:
                create_missing_parents(original, locale, user)
        operations.translate_object(original, locales, user=user)
    translations = Translation.objects.filter(source__object_id=original.translation_key, target_locale__in=locales)
    return list(translations.select_related("source", "target_locale"))


def find_offered_locales(user, original) -> set[int]:
    """Return the ids of the locales into which a person may have an original translated.

    A snippet without drafts is live as soon as it is made: for it, only where the person may add one.
    """
    targets = find_target_locales(user, original)
    if isinstance(original, DraftStateMixin):
        return targets
    return targets & find_locales_where_allowed(user, "add", type(original))


def find_original(instance):
    """Return the page or snippet that is translated when somebody asks for translations of this one."""
    if isinstance(instance, Page) and instance.alias_of_id:
        instance = instance.alias_of
    original = find_source_instance(instance)
    return original.specific if isinstance(original, Page) else original


class CarefulTranslationCreator(operations.TranslationCreator):
    """Makes the translations that are missing: from the source that a text already has, as its latest draft is."""

    def create_translations(self, instance, include_related_objects=True):
        """Submit an instance, and one level of what it refers to, into the locales where each does not exist yet."""
        instance = get_latest(find_source_instance(instance))
        asked = self.target_locales
        self.target_locales = [locale for locale in asked if not exists_in(instance, locale)]
        try:
            if self.target_locales:
                source = TranslationSource.objects.get_for_instance_or_none(instance)
                if source:  # it may be older than the text: those who translate it already get the changes too
                    refresh_source(source, instance, user=self.user)
                super().create_translations(instance, include_related_objects)
        finally:
            self.target_locales = asked


def connect() -> None:
    """Have both of wagtail-localize's ways of submitting, one page and a whole subtree, use our creator."""
    CREATOR.replace(lambda _creator: CarefulTranslationCreator)
