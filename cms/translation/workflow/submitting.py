"""Submit a text for translation without overwriting existing texts.

With a page, wagtail-localize 1.14.5 also submits what the page refers to (its section, its topics). It overwrites these
in the target language with words that nobody has translated yet: when an interview was sent from Portuguese into
French, the live French section "Entretiens" became "Entrevistas", with another URL. It would also create a second
source of the same snippet (one source each, docs/decisions/trap-10-one-source.md).
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
    """Submit the original of a page or snippet for translation into some languages; return its translations into them.

    Missing ancestors of a page in a language are created as drafts. Nothing is published, and existing versions are
    left unchanged. If an error is raised, no translation is started: PermissionDenied if the user may not ask for one
    of the languages, VersionInBinError if a deleted version in one of them is in the bin.
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
    """Return the ids of the locales into which a user may submit an original for translation.

    A snippet without drafts is live as soon as it is created, so the user also needs permission to add one.
    """
    targets = find_target_locales(user, original)
    if isinstance(original, DraftStateMixin):
        return targets
    return targets & find_locales_where_allowed(user, "add", type(original))


def find_original(instance):
    """Return the page or snippet that is translated when a user submits this one."""
    if isinstance(instance, Page) and instance.alias_of_id:
        instance = instance.alias_of
    original = find_source_instance(instance)
    return original.specific if isinstance(original, Page) else original


class CarefulTranslationCreator(operations.TranslationCreator):
    """Creates missing translations only, from the one source of a text, updated to its latest draft."""

    def create_translations(self, instance, include_related_objects=True):
        """Submit an instance, and what it refers to directly, into the locales where each does not exist yet."""
        instance = get_latest(find_source_instance(instance))
        asked = self.target_locales
        self.target_locales = [locale for locale in asked if not exists_in(instance, locale)]
        try:
            if self.target_locales:
                source = TranslationSource.objects.get_for_instance_or_none(instance)
                if source:  # it may be older than the text; translations that exist already get the changes too
                    refresh_source(source, instance, user=self.user)
                super().create_translations(instance, include_related_objects)
        finally:
            self.target_locales = asked


def connect() -> None:
    """Make wagtail-localize use our creator, both for one page and for a whole subtree."""
    CREATOR.replace(lambda _creator: CarefulTranslationCreator)
