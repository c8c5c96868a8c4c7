"""The units of pictures: the library's alt texts and titles, and those that the translators of a text propose."""

import html
from collections.abc import Iterable, Iterator

from wagtail.images import get_image_model
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from ...models import MemoryUnit, ProposedImageWords
from ...pictures.proposals import FIELDS, TEXT, get_words, name_path
from ...text.blank import is_blank
from .presence import find_present_pictures
from .units import make_units


def make_units_of_pictures(image_ids: Iterable[int]) -> list[MemoryUnit]:
    """Return the units that the library's words of some pictures should have, unsaved.

    The library does not say which language came first: each is a translation of each other one. The concordance, which
    looks at both sides, has each pair once. What the library has counts as approved: it has a moderation of its own.
    """
    ids = list(image_ids)
    present = find_present_pictures(ids)
    locales = list(Locale.objects.order_by("pk"))
    units = []
    for image in get_image_model().objects.filter(pk__in=present):
        for field, source, target in _list_pairs(locales):
            said = _describe_source(image, field, source), _describe(get_words(image, field, _code(target)), target)
            if said[0][0] and said[1][0]:
                values = {"path": name_path(image.pk, field), "written_at": image.created_at, "is_approved": True}
                made = make_units(*said, image_id=image.pk, **values)
                if source.pk > target.pk and get_words(image, field, _code(source)):
                    made[0].source_stems = made[0].target_stems = ""
                units += made
    return units


def make_units_of_proposals(source: TranslationSource) -> list[MemoryUnit]:
    """Return the units of what the translators of a text have proposed for its pictures and confirmed, unsaved."""
    proposals = list(
        ProposedImageWords.objects.filter(translation__source=source, is_confirmed=True)
        .select_related("image", "translation__target_locale")
        .order_by("pk")
    )
    present = find_present_pictures({proposal.image_id for proposal in proposals})
    units = []
    for proposal in proposals:
        said = _describe_source(proposal.image, proposal.field, source.locale)
        if proposal.image_id in present and said[0] and not is_blank(proposal.words):
            units += make_units(
                said,
                _describe(proposal.words, proposal.translation.target_locale),
                object_key=source.object_id,
                image_id=proposal.image_id,
                path=name_path(proposal.image_id, proposal.field),
                person_id=proposal.user_id,
                written_at=proposal.updated_at,
            )
    return units


def _list_pairs(locales: list[Locale]) -> Iterator[tuple[str, Locale, Locale]]:
    return ((field, one, other) for field in FIELDS for one in locales for other in locales if one != other)


def _describe_source(image, field: str, locale: Locale) -> tuple[str, int, str]:
    """Return what readers of a language get as `make_units` takes it; no words if they are in another language."""
    language = _code(locale)
    said, found = image.get_alt_text(language) if field == TEXT else (image.get_title(language), "")
    is_of_language = found in ("", language, language.partition("-")[0])
    return _describe(said if is_of_language else "", locale)


def _describe(words: str, locale: Locale) -> tuple[str, int, str]:
    return "" if is_blank(words) else html.escape(words, quote=False), locale.pk, _code(locale)


def _code(locale: Locale) -> str:
    return locale.language_code
