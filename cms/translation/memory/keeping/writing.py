"""Writing of the memory: the units of a text or picture are compared with what it says, and put right."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.compat.django import delete_without_signals

from ...models import MemoryUnit, MemoryWord
from ..words import list_keys, name_pair
from .pictures import make_units_of_pictures, make_units_of_proposals
from .presence import find_present, find_present_pictures
from .units import TextInMemory

BATCH = 50  # texts, or pictures
COMPARED = [
    "source_locale_id",
    "target_locale_id",
    "level",
    "source",
    "target",
    "exact_hash",
    "skeleton_hash",
    "before_hash",
    "after_hash",
    "source_stems",
    "target_stems",
    "path",
    "image_id",
    "is_approved",
    "is_machine",
    "person_id",
    "written_at",
]


def write_units(key: UUID) -> tuple[int, int]:
    """Bring the units of a text up to date, in all languages; return how many were added, and how many removed.

    key: a translation key. Repeatable; it writes only what has changed.
    """
    with transaction.atomic():
        # Locked first, read afterwards: of two that do this at once, the later one sees what the other wrote.
        sources = TranslationSource.objects.select_for_update(of=("self",)).filter(object_id=key)
        sources = list(sources.select_related("locale", "specific_content_type"))
        units = [unit for source in sources for unit in make_units_of(source)]
        return _put_right(MemoryUnit.objects.filter(object_key=key), units)


def write_units_of_pictures(image_ids: Collection[int]) -> tuple[int, int]:
    """Do the same for the library's words of some pictures. The number of queries does not grow with them."""
    with transaction.atomic():
        ids = list(get_image_model().objects.select_for_update().filter(pk__in=image_ids).values_list("pk", flat=True))
        stored = MemoryUnit.objects.filter(object_key=None, image__in=ids)
        return _put_right(stored, make_units_of_pictures(ids))


def _put_right(stored: QuerySet[MemoryUnit], units: Iterable[MemoryUnit]) -> tuple[int, int]:
    """Replace stored units by others; return how many were added, and how many removed."""
    wanted = {make_key(unit): unit for unit in units}
    gone = []
    for pk, *values in stored.values_list("pk", *COMPARED):
        if wanted.pop(tuple(values), None) is None:
            gone.append(pk)
    remove(MemoryUnit.objects.filter(pk__in=gone))
    add(wanted.values())
    return len(wanted), len(gone)


def make_key(unit: MemoryUnit) -> tuple:
    """Return what two units have in common that are the same."""
    return tuple(getattr(unit, name) for name in COMPARED)


def make_units_of(source: TranslationSource) -> list[MemoryUnit]:
    """Return the units that a text should have, unsaved."""
    present = find_present([source.object_id])
    if (source.object_id, source.locale_id) not in present:
        return []
    locales = Locale.objects.in_bulk()
    languages = {pk: locale.language_code for pk, locale in locales.items()}
    units = []
    for locale_id in Translation.objects.filter(source=source).values_list("target_locale_id", flat=True):
        is_shown = present.get((source.object_id, locale_id))
        if is_shown is None:
            continue
        live = _find_live(source, locale_id) if is_shown else None
        units += TextInMemory(source, locales[locale_id], live, languages).make_units()
    proposals = make_units_of_proposals(source)
    return units + [unit for unit in proposals if (source.object_id, unit.target_locale_id) in present]


def _find_live(source: TranslationSource, locale_id: int):
    model = source.specific_content_type.model_class()
    live = model._default_manager.filter(translation_key=source.object_id, locale=locale_id).first()
    return live.specific if isinstance(live, Page) else live


def add(units: Iterable[MemoryUnit]) -> None:
    """Store new units, with the words that they are found by."""
    units = MemoryUnit.objects.bulk_create(units, batch_size=500)
    languages = dict(Locale.objects.values_list("pk", "language_code")) if units else {}
    words = [
        MemoryWord(unit_id=unit.pk, key=key, length=unit.length)
        for unit in units
        for key in list_keys(unit.words.split(), _name_pair(unit), languages[unit.source_locale_id])
    ]
    MemoryWord.objects.bulk_create(words, batch_size=5000)


def _name_pair(unit: MemoryUnit) -> str:
    return name_pair(unit.source_locale_id, unit.target_locale_id)


def remove(units: QuerySet[MemoryUnit]) -> None:
    """Delete units with their words. units: a queryset that is not sliced."""
    delete_without_signals(MemoryWord.objects.filter(unit__in=units.values("pk")))
    delete_without_signals(units)


def remove_absent(keys: Collection[UUID]) -> None:
    """Delete the units of texts that were deleted, put into the bin or made private, at once."""
    stored = MemoryUnit.objects.filter(object_key__in=keys)
    places = set(stored.values_list("object_key", "source_locale_id", "target_locale_id").distinct())
    if not places:
        return
    present = find_present(keys)
    for key, source, target in places:
        if (key, source) not in present or (key, target) not in present:
            remove(stored.filter(object_key=key, source_locale=source, target_locale=target))


def remove_absent_pictures(image_ids: Collection[int]) -> None:
    """Delete the units of pictures that were deleted or made private, at once, with what texts propose for them."""
    ids = set(image_ids)
    remove(MemoryUnit.objects.filter(image__in=ids - find_present_pictures(ids)))


def rebuild(everything: bool = False) -> Iterator[tuple[int, int, int]]:
    """Bring the units of all texts and pictures up to date; yield (done, to do, units changed) now and then.

    It may be stopped at any time and run again: each text is a transaction, and what holds is not written again.
    everything: write all units again, also those that hold.
    """
    if everything:
        remove(MemoryUnit.objects.all())
    keys = TranslationSource.objects.order_by("object_id").values_list("object_id", flat=True).distinct()
    remove(MemoryUnit.objects.exclude(object_key=None).exclude(object_key__in=keys.order_by()))
    pictures = list(get_image_model().objects.order_by("pk").values_list("pk", flat=True))
    texts, changed = list(keys), 0
    total = len(texts) + len(pictures)
    for done, key in enumerate(texts, 1):
        changed += sum(write_units(key))
        if done % BATCH == 0 or done == total:
            yield done, total, changed
    for start in range(0, len(pictures), BATCH):
        batch = pictures[start : start + BATCH]
        changed += sum(write_units_of_pictures(batch))
        yield len(texts) + start + len(batch), total, changed
