"""Find where images, documents and other shared items are used, in live content and in drafts.

Live uses come from Wagtail's reference index, which covers the stored rows of pages and snippets. The row of a live
page has its live content, not that of its drafts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_latest_str
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, TranslatableMixin

from cms.core.content.visibility import is_private

from .drafts import find_in_drafts
from .overrides import find_in_overrides

# An item may be shown by another item that a page shows, such as an institution's image on a person's page. Longer
# chains are not followed.
STEPS = 2


@dataclass(frozen=True)
class Usage:
    """A page or snippet that uses an item."""

    title: str
    edit_url: str  # empty if the user may not edit it
    locale_id: int | None
    is_live: bool


@dataclass
class Usages:
    """The places where an item is used, as far as one user may see them."""

    named: list[Usage] = field(default_factory=list)
    others: int = 0  # the number of places whose titles the user may not see

    def __bool__(self):
        return bool(self.named or self.others)

    def __len__(self):
        return len(self.named) + self.others


# --- Languages -------------------------------------------------------------------------------------------------------


def find_live_locales(instance: Model) -> set[int]:
    """Return the ids of the locales in which readers see a library item: see `find_live_locales_of`."""
    return find_live_locales_of([instance])[instance.pk]


def find_live_locales_of(instances: Iterable[Model], steps: int = STEPS) -> dict:
    """Return {pk: ids of the locales in which readers see the object} for objects of one model.

    These are the locales of the live pages and snippets that refer to the object, and of scheduled revisions. The
    number of queries does not grow with the objects.
    """
    instances = list(instances)
    found = {instance.pk: set() for instance in instances}
    if not instances:
        return found
    by_key = {str(pk): pk for pk in found}
    stored = _list_holders(instances)
    in_drafts = find_in_drafts(type(instances[0]), list(found), scheduled=True)
    scheduled = {(*holder, key) for key, holders in in_drafts.items() for holder in holders}
    for is_scheduled, rows in ((False, stored), (True, scheduled)):
        for type_id, holders in _group(rows).items():
            for object_id, locales in _find_locales(type_id, set(holders), is_scheduled, steps).items():
                for key in holders[object_id]:
                    found[by_key[key]] |= locales
    return found


def _list_holders(instances: list[Model]) -> set[tuple[int, str, str]]:
    """Return (base content type id, object id, key of the object) for each row that refers to one of the objects."""
    references = ReferenceIndex.get_references_to_in_bulk(instances)
    return set(references.values_list("base_content_type", "object_id", "to_object_id"))


def _group(rows) -> dict[int, dict[str, set[str]]]:
    """Group rows of `_list_holders` by content type, then by holder: {type id: {holder id: {keys}}}."""
    grouped = defaultdict(lambda: defaultdict(set))
    for type_id, object_id, key in rows:
        grouped[type_id][object_id].add(key)
    return grouped


def _find_locales(type_id: int, keys: set[str], is_scheduled: bool, steps: int) -> dict[str, set[int]]:
    """Return {key as a string: ids of the locales in which readers see the object} for objects of a content type."""
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return {}
    objects = model._base_manager.filter(pk__in=keys)
    if issubclass(model, Page | TranslatableMixin):
        if issubclass(model, Page | DraftStateMixin) and not is_scheduled:
            objects = objects.filter(live=True)
        return {str(pk): {locale} for pk, locale in objects.values_list("pk", "locale")}
    if steps <= 1:
        return {}
    found = find_live_locales_of(objects, steps - 1)
    return {str(pk): locales for pk, locales in found.items()}


# --- Places ----------------------------------------------------------------------------------------------------------


def find_usages(instances: Iterable[Model], user) -> dict:
    """Return {pk: Usages} for objects of one model: their uses in stored rows and in drafts, live ones first.

    Places whose titles the user may not see are only counted. The number of queries does not grow with the objects.
    """
    instances = list(instances)
    places = {instance.pk: Usages() for instance in instances}
    finder, described = AdminURLFinder(user), {}
    for pk, holders in find_holders(instances).items():
        for holder in holders:
            if holder not in described:
                described[holder] = _describe(holder, user, finder)
            if place := described[holder]:
                places[pk].named.append(place)
            else:
                places[pk].others += 1
    for found in places.values():
        found.named.sort(key=lambda place: (not place.is_live, place.title))
    return places


def find_holders(instances: Iterable[Model]) -> dict[object, list[Model]]:
    """Return {pk: the pages and snippets that use the object, stored or in drafts} for objects of one model.

    The number of queries does not grow with the objects.
    """
    instances = list(instances)
    found = {instance.pk: [] for instance in instances}
    if not instances:
        return found
    by_key = {str(pk): pk for pk in found}
    rows = _list_holders(instances)
    for find in (find_in_drafts, find_in_overrides):
        for key, holders in find(type(instances[0]), list(found)).items():
            rows |= {(*holder, key) for holder in holders}
    for type_id, holders in _group(rows).items():
        for holder in _get_objects(type_id, holders):
            for key in holders[str(holder.pk)]:
                found[by_key[key]].append(holder)
    return found


def _get_objects(type_id: int, keys) -> Iterable[Model]:
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return []
    objects = model._base_manager.filter(pk__in=set(keys))
    if issubclass(model, Page):
        return objects.annotate(private=is_private()).select_related("locale")
    return objects.select_related("latest_revision") if issubclass(model, DraftStateMixin) else objects


def _describe(holder: Model, user, finder: AdminURLFinder) -> Usage | None:
    """Return a place as a user sees it; None if the user may not see its title."""
    edit_url = finder.get_edit_url(holder) or ""
    if isinstance(holder, Page):
        if holder.private and not edit_url:
            return None
        title = holder.get_admin_display_title()
    else:
        title = get_latest_str(holder) if isinstance(holder, DraftStateMixin) else str(holder)
    return Usage(title, edit_url, getattr(holder, "locale_id", None), getattr(holder, "live", True))
