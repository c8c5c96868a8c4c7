"""Matches, from the units that were chosen for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.images import get_image_model
from wagtail_localize.models import TranslationSource

from ...models import MemoryUnit
from .matches import Match
from .rating import EXACT, Rated
from .wanted import Segment


def make_matches(
    wanted: list[Segment], rated: dict[int, list[Rated]], assembled: dict[int, Match], limit: int
) -> dict[int, list[Match]]:
    """Return matches of the best units for each segment; of those with the same words, the best alone."""
    chosen = {}
    for one in wanted:
        best: dict[str, Rated] = {}
        for found in rated[one.pk]:
            best.setdefault(found.target, found)
        chosen[one.pk] = list(best.values())[:limit]
    labels = read_labels(found.unit for units in chosen.values() for found in units)
    matches = {}
    for one in wanted:
        found = [_make_match(r, one, labels) for r in chosen[one.pk]]
        whole = assembled.get(one.pk)
        if whole and whole.target not in {match.target for match in found}:
            place = sum(match.score >= EXACT for match in found) if whole.score >= EXACT else limit - 1
            found = [*found[:place], whole, *found[place:]][:limit] if limit else []
        matches[one.pk] = found
    return matches


@dataclass(frozen=True)
class Labels:
    """Where units stand, and who wrote them, in words."""

    titles: dict[UUID, str]
    pictures: dict[int, str]
    names: dict[int, str]

    def name_place(self, unit: MemoryUnit) -> str:
        """Return the title of a unit's text; for words of a picture that of the picture."""
        if unit.image_id:
            return _("Picture: %(title)s") % {"title": self.pictures.get(unit.image_id, "")}
        return self.titles.get(unit.object_key, "")

    def name_author(self, unit: MemoryUnit) -> str:
        return self.names.get(unit.person_id, "")


def _make_match(found: Rated, one: Segment, labels: Labels) -> Match:
    unit = found.unit
    return Match(
        score=found.score,
        kind=found.kind,
        source=unit.source,
        target=found.target,
        words=one.words,
        where=labels.name_place(unit),
        object_key=unit.object_key,
        path=unit.path,
        is_approved=unit.is_approved,
        is_machine=unit.is_machine,
        person_id=unit.person_id,
        who=labels.name_author(unit),
        when=unit.written_at,
    )


def read_labels(units: Iterable[MemoryUnit]) -> Labels:
    """Return where units stand, and who wrote them. Two queries, and one for pictures."""
    units = list(units)
    sources = TranslationSource.objects.filter(object_id__in={unit.object_key for unit in units} - {None})
    images = {unit.image_id for unit in units} - {None}
    pictures = get_image_model().objects.in_bulk(images) if images else {}
    people = get_user_model().objects.filter(pk__in={unit.person_id for unit in units} - {None})
    names = {person.pk: get_user_display_name(person) for person in people}
    titles = {pk: image.get_title() for pk, image in pictures.items()}
    return Labels(dict(sources.values_list("object_id", "object_repr")), titles, names)
