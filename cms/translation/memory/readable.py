"""Permission to see units, decided here for matches and for the concordance."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import TranslationSource

from cms.compat.wagtail import get_file_permission_policy
from cms.images.uses import get_shown_images
from cms.newsroom.moderation.permission_policies import find_locales_where_allowed

from .keeping.presence import find_present, find_present_pictures

OPENS = {"add", "change", "publish"}  # permissions with which a page can be opened in the admin
SEES = {"add", "change", "delete", "choose"}  # permissions with which a picture of the library can be seen


class HasPlace(Protocol):
    object_key: UUID | None
    image_id: int | None
    source_locale_id: int
    target_locale_id: int
    is_approved: bool


Unit = TypeVar("Unit", bound=HasPlace)


def keep_readable(person, units: Iterable[Unit], own: UUID | None = None) -> list[Unit]:
    """Return the units that a person may see, in their order. A fixed number of queries.

    What all readers see, everybody may see. Other words are seen by those who may open the translation that they stand
    in. Nobody sees those of a text that is private, in the bin, or deleted. The library's words of a picture are seen
    by those who may use the picture, and by everybody if readers see it; nobody sees those of a private one.
    person: None for a program that acts for nobody. own: the translation key of a text that they have open.
    """
    units = list(units)
    keys = {unit.object_key for unit in units} - {None}
    shown = find_present(keys)
    hidden = {unit.object_key for unit in units if not _is_public(unit, shown)} - {None}
    opened = _find_opened(person, hidden) if person else set()
    pictures = find_present_pictures({unit.image_id for unit in units} - {None})
    seen = _find_seen(person, pictures.intersection(unit.image_id for unit in units if unit.object_key is None))

    def may_see(unit: Unit) -> bool:
        if unit.image_id and unit.image_id not in pictures:
            return False
        if unit.object_key is None:
            return unit.image_id in seen
        source, target = (unit.object_key, unit.source_locale_id), (unit.object_key, unit.target_locale_id)
        if source not in shown or target not in shown:
            return False
        return _is_public(unit, shown) or unit.object_key == own or target in opened

    return [unit for unit in units if may_see(unit)]


def _is_public(unit: HasPlace, shown: dict) -> bool:
    source, target = (unit.object_key, unit.source_locale_id), (unit.object_key, unit.target_locale_id)
    return unit.is_approved and shown.get(source, False) and shown.get(target, False)


def _find_seen(person, image_ids: Collection[int]) -> set[int]:
    """Return which of some pictures a person may see: those that the library shows them, and those that readers see."""
    seen = set()
    if person and image_ids:
        pictures = get_file_permission_policy(get_image_model()).instances_user_has_any_permission_for(person, SEES)
        seen = set(pictures.filter(pk__in=image_ids).values_list("pk", flat=True))
    if others := set(image_ids) - seen:
        seen |= set(get_shown_images().filter(pk__in=others).values_list("pk", flat=True))
    return seen


def _find_opened(person, keys: Collection[UUID]) -> set[tuple[UUID, int]]:
    """Return which versions of some texts a person may open in the admin, by translation key and locale."""
    if not keys:
        return set()
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(person, OPENS)
    opened = set(pages.filter(translation_key__in=keys).values_list("translation_key", "locale_id"))
    sources = TranslationSource.objects.filter(object_id__in=keys).select_related("specific_content_type")
    for source in sources:
        model = source.specific_content_type.model_class()
        if model and not issubclass(model, Page):
            locales = find_locales_where_allowed(person, "change", model)
            opened |= {(source.object_id, locale) for locale in locales}
    return opened
