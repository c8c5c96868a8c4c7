"""Who sees which units: the one place that decides it, for matches and for the concordance."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import TranslationSource

from cms.newsroom.moderation.permission_policies import find_locales_where_allowed

from .presence import find_present

OPENS = {"add", "change", "publish"}  # permissions with which a page can be opened in the admin


class HasPlace(Protocol):
    object_key: UUID
    source_locale_id: int
    target_locale_id: int
    is_approved: bool


Unit = TypeVar("Unit", bound=HasPlace)


def keep_readable(person, units: Iterable[Unit], own: UUID | None = None) -> list[Unit]:
    """Return the units that a person may see, in their order. A fixed number of queries.

    What all readers see, everybody may see. Other words are seen by those who may open the translation that they stand
    in. Nobody sees those of a text that is private, in the bin, or deleted.
    person: None for a program that acts for nobody. own: the translation key of a text that they have open.
    """
    units = list(units)
    keys = {unit.object_key for unit in units}
    shown = find_present(keys)
    hidden = {unit.object_key for unit in units if not _is_public(unit, shown)}
    opened = _find_opened(person, hidden) if person else set()

    def may_see(unit: Unit) -> bool:
        source, target = (unit.object_key, unit.source_locale_id), (unit.object_key, unit.target_locale_id)
        if source not in shown or target not in shown:
            return False
        return _is_public(unit, shown) or unit.object_key == own or target in opened

    return [unit for unit in units if may_see(unit)]


def _is_public(unit: HasPlace, shown: dict) -> bool:
    source, target = (unit.object_key, unit.source_locale_id), (unit.object_key, unit.target_locale_id)
    return unit.is_approved and shown.get(source, False) and shown.get(target, False)


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
