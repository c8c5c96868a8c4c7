"""Where pictures, documents and other shared things are used: by what readers see, and by drafts.

What readers see is found by Wagtail's index of references, which has what is stored in the rows of pages and snippets;
of a page that is live, that is what is live, whatever its drafts say.
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

# A thing may be shown by another that is shown by a page, an institution's picture by a person's page: not further.
STEPS = 2


@dataclass(frozen=True)
class Place:
    """A page or snippet that uses something."""

    title: str
    edit_url: str  # empty for who may not edit it
    locale_id: int | None
    is_live: bool


@dataclass
class Places:
    """Where something is used, as one person may see it."""

    named: list[Place] = field(default_factory=list)
    others: int = 0  # places whose titles are not for this person

    def __bool__(self):
        return bool(self.named or self.others)

    def __len__(self):
        return len(self.named) + self.others


# --- Languages -------------------------------------------------------------------------------------------------------


def find_live_locales(instance: Model) -> set[int]:
    """Return the ids of the languages in which readers see something of the library: see `find_live_locales_of`."""
    return find_live_locales_of([instance])[instance.pk]


def find_live_locales_of(instances: Iterable[Model], steps: int = STEPS) -> dict:
    """Return the ids of the languages in which readers see objects of one model, by their keys.

    Those of the live pages and snippets that refer to them, and of what is approved and goes live at its hour. The
    queries do not grow with the objects.
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
    """Return content type and key of each row that refers to one of the objects, with that one's key."""
    references = ReferenceIndex.get_references_to_in_bulk(instances)
    return set(references.values_list("base_content_type", "object_id", "to_object_id"))


def _group(rows) -> dict[int, dict[str, set[str]]]:
    """Group (content type, key of the holder, key of what it holds) by type, then by holder."""
    grouped = defaultdict(lambda: defaultdict(set))
    for type_id, object_id, key in rows:
        grouped[type_id][object_id].add(key)
    return grouped


def _find_locales(type_id: int, keys: set[str], is_scheduled: bool, steps: int) -> dict[str, set[int]]:
    """Return the languages in which readers see objects of a type, by their keys as text."""
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


def find_places(instances: Iterable[Model], user) -> dict:
    """Return where objects of one model are used, by their keys: in rows and in drafts; live pages first.

    Titles are named to who may see them; of the others there is a number. The queries do not grow with the objects.
    """
    instances = list(instances)
    places = {instance.pk: Places() for instance in instances}
    if not instances:
        return places
    by_key = {str(pk): pk for pk in places}
    rows = _list_holders(instances)
    for find in (find_in_drafts, find_in_overrides):
        for key, holders in find(type(instances[0]), list(places)).items():
            rows |= {(*holder, key) for holder in holders}
    finder = AdminURLFinder(user)
    for type_id, holders in _group(rows).items():
        for holder in _get_objects(type_id, holders):
            place = _describe(holder, user, finder)
            for key in holders[str(holder.pk)]:
                found = places[by_key[key]]
                if place:
                    found.named.append(place)
                else:
                    found.others += 1
    for found in places.values():
        found.named.sort(key=lambda place: (not place.is_live, place.title))
    return places


def _get_objects(type_id: int, keys) -> Iterable[Model]:
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return []
    objects = model._base_manager.filter(pk__in=set(keys))
    if issubclass(model, Page):
        return objects.annotate(private=is_private()).select_related("locale")
    return objects.select_related("latest_revision") if issubclass(model, DraftStateMixin) else objects


def _describe(holder: Model, user, finder: AdminURLFinder) -> Place | None:
    """Return a place as a person sees it; None where even its title is not for them."""
    edit_url = finder.get_edit_url(holder) or ""
    if isinstance(holder, Page):
        if holder.private and not edit_url:
            return None
        title = holder.get_admin_display_title()
    else:
        title = get_latest_str(holder) if isinstance(holder, DraftStateMixin) else str(holder)
    return Place(title, edit_url, getattr(holder, "locale_id", None), getattr(holder, "live", True))
