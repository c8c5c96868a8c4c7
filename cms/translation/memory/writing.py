"""Writing of the memory: the units of a text are compared with what its segments say, and put right."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.compat.django import delete_without_signals

from ..models import MemoryUnit, MemoryWord
from .presence import find_present
from .units import TextInMemory
from .words import list_keys, name_pair

BATCH = 50  # texts
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
        wanted = {make_key(unit): unit for source in sources for unit in make_units_of(source)}
        stored = MemoryUnit.objects.filter(object_key=key)
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
    return units


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


def rebuild(everything: bool = False) -> Iterator[tuple[int, int, int]]:
    """Bring the units of all texts up to date; yield (texts done, texts to do, units changed) now and then.

    It may be stopped at any time and run again: each text is a transaction, and what holds is not written again.
    everything: write all units again, also those that hold.
    """
    if everything:
        remove(MemoryUnit.objects.all())
    keys = TranslationSource.objects.order_by("object_id").values_list("object_id", flat=True).distinct()
    remove(MemoryUnit.objects.exclude(object_key__in=keys.order_by()))
    total, changed = keys.count(), 0
    for done, key in enumerate(list(keys), 1):
        changed += sum(write_units(key))
        if done % BATCH == 0 or done == total:
            yield done, total, changed
