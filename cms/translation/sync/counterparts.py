"""Create the counterparts of structural pages in the other languages.

Home pages, indexes, issues, editions and years get counterparts when they are created: drafts, as translations of
wagtail-localize, so that they open in its editor. Every text then has a parent in every language. Otherwise
wagtail-localize would create a missing parent as a live alias, with the source's text at the target's URL
(docs/decisions/trap-11-live-aliases.md).
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, get_page_models
from wagtail_localize.models import TranslationSource

from cms.core.content.bin import URL_PATH, is_binned, without_binned
from cms.core.typography.lists import language_name

from ..text.filling import start_translation
from ..text.lookup import find_source_instance


class VersionInBinError(PermissionDenied):
    """A translation cannot be started: a version in that language is in the bin."""


def create_counterparts(page: Page, user=None) -> list[Page]:
    """Create a draft counterpart of a structural page in each language that lacks one; return the created pages.

    Languages in which the page's parent has no counterpart are left out. A page that is itself a translation gets none:
    they are created from its source (one source per page, docs/decisions/trap-10-one-source.md).
    """
    if not getattr(page.specific_class, "is_structural", False) or _is_translation(page):
        return []
    known = Page.objects.filter(translation_key=page.translation_key).values("locale")
    parents = without_binned(Page.objects.filter(translation_key=page.get_parent().translation_key)).values("locale")
    return [
        translate_as_draft(page, locale, user) for locale in Locale.objects.filter(pk__in=parents).exclude(pk__in=known)
    ]


def complete_counterparts() -> list[Page]:
    """Create the missing counterparts of all structural pages, parents first; return the created pages.

    For a language that was added later. A counterpart that a user deleted permanently is created again.
    """
    models = [model for model in get_page_models() if getattr(model, "is_structural", False)]
    pages = without_binned(Page.objects.type(*models)).filter(depth__gt=2, alias_of=None).order_by("depth", "path")
    return [made for page in pages for made in create_counterparts(page)]


@transaction.atomic
def translate_as_draft(page: Page, locale: Locale, user=None) -> Page:
    """Start the translation of a page into a language through wagtail-localize; return the draft that it creates.

    Idempotent: an existing version in the language is returned. The draft has the source's words until they are
    translated.
    """
    # Read from the database again: new inline children in memory have no keys, and would be copied without a locale.
    translation = start_translation(Page.objects.get(pk=page.pk).specific, locale)
    existing = page.get_translation_or_none(locale)
    if existing is not None:
        return existing
    translation.save_target(user=user, publish=False)
    return translation.get_target_instance()


def create_missing_parents(page: Page, locale: Locale, user=None) -> None:
    """Create drafts of the ancestors that a page lacks in a language, the highest first, each from its original.

    Otherwise wagtail-localize would create them as live aliases when the page is translated
    (docs/decisions/trap-11-live-aliases.md). Raises VersionInBinError if the parent's version is in the bin.
    """
    parent = page.get_parent()
    if parent.is_root():
        return
    if existing := parent.get_translation_or_none(locale):
        check_is_present(existing)
        return
    create_missing_parents(parent, locale, user)
    translate_as_draft(find_source_instance(parent), locale, user)


def check_is_present(page: Page) -> None:
    """Raise VersionInBinError if a page is in the bin."""
    if is_binned(page):
        raise VersionInBinError(describe_binned(page))


def find_binned_versions(page: Page, locales=None) -> list[Page]:
    """Return the versions of a page that are in the bin. No other version can be created in their languages.

    locales: the languages to look in; None for all.
    """
    versions = Page.objects.filter(translation_key=page.translation_key, url_path__startswith=URL_PATH)
    versions = versions.select_related("locale").order_by("pk")
    return list(versions if locales is None else versions.filter(locale__in=locales))


def describe_binned(page: Page) -> str:
    """Return the sentence that says that a version is in the bin."""
    return _("“%(title)s” (%(language)s) is in the bin: restore it first, or have it deleted permanently.") % {
        "title": page.draft_title or page.title,
        "language": language_name(page.locale.language_code),
    }


def _is_translation(page: Page) -> bool:
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    return source is not None and source.locale_id != page.locale_id
