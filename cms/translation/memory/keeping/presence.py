"""Which texts have units at all: those that exist in both languages, not in the bin, and private in neither.

Nor has a picture that is private.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from cms.core.content.bin import without_binned
from cms.core.content.visibility import in_time, is_private

Places = dict[tuple[UUID, int], bool]  # by translation key and locale: whether all readers see the text


def find_present(keys: Collection[UUID]) -> Places:
    """Return which versions of some texts may have units, with whether all readers see them.

    A version in the bin, a private one, and one below a private page have none; nor have aliases.
    """
    sources = TranslationSource.objects.filter(object_id__in=keys).select_related("specific_content_type")
    models = {source.object_id: source.specific_content_type.model_class() for source in sources}
    found: Places = {}
    pages = [key for key, model in models.items() if model and issubclass(model, Page)]
    if pages:
        open_to_all = without_binned(Page.objects.filter(translation_key__in=pages, alias_of=None)).exclude(
            is_private()
        )
        shown = set(open_to_all.filter(in_time(), live=True).values_list("pk", flat=True))
        for pk, key, locale in open_to_all.values_list("pk", "translation_key", "locale_id"):
            found[key, locale] = pk in shown
    for model in {model for model in models.values() if model and not issubclass(model, Page)}:
        found |= _find_snippets(model, [key for key, other in models.items() if other is model])
    return found


def find_present_pictures(ids: Collection[int]) -> set[int]:
    """Return which of some pictures may have units: those that exist, and are in no private collection."""
    if not ids:
        return set()
    private = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    places = get_image_model().objects.filter(pk__in=ids).values_list("pk", "collection__path")
    return {pk for pk, path in places if not path.startswith(tuple(private))}


def _find_snippets(model: type[TranslatableMixin], keys: list[UUID]) -> Places:
    snippets = model._default_manager.filter(translation_key__in=keys)
    names = {field.name for field in model._meta.get_fields()}
    shown = snippets.filter(in_time() if "expire_at" in names else Q(), **({"live": True} if "live" in names else {}))
    live = set(shown.values_list("pk", flat=True))
    return {(key, locale): pk in live for pk, key, locale in snippets.values_list("pk", "translation_key", "locale_id")}
