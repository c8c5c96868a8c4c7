"""The words of a text's pictures in files: what comes back is a proposal (`pictures.proposals`), as in the grid."""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from ..models import ProposedImageWords
from ..pictures.proposals import (
    FIELDS,
    LONGEST,
    TEXT,
    find_images,
    find_images_now,
    get_source_words,
    get_words,
    make_words_version,
    name_path,
    propose_many,
    read_proposals,
)
from ..saving.writing import follow
from ..status.stale import lock_state
from ..text.blank import is_blank
from .documents import Entry, EntryState
from .items import Item
from .parts import Part


@dataclass(frozen=True)
class PicturePart(Part):
    """The alt text or title of a picture that a text shows.

    The library's own words are not overwritten by a proposal: whoever publishes it compares them.
    """

    image: Any = None
    field: str = ""

    def clean(self, words: str) -> str:
        return " ".join(words.split())

    def find_fault(self, words: str) -> str:
        longest = LONGEST[self.field]
        return _("This is too long: at most %(count)d characters.") % {"count": longest} if len(words) > longest else ""


def read_entries(translation: Translation) -> list[Entry]:
    """Return an entry for the alt text and the title of each picture of a text. No query grows with the pictures."""
    keys = dict.fromkeys(find_images(translation).values())
    return [part.make_entry() for part in _read_parts(translation, keys)]


def read_parts(translation: Translation) -> list[PicturePart]:
    """Return the words of a text's pictures, as the reference index knows these."""
    return _read_parts(translation, find_images_now(translation))


def apply_pictures(translation: Translation, items: Iterable[Item], user) -> None:
    """Store the words of pictures that an import takes as proposals. The caller has locked the translation."""
    items = list(items)
    if not items:
        return
    state = lock_state(translation)
    said = [(item.part.image, item.part.field, html.unescape(item.words), item.is_final) for item in items]
    propose_many(translation, said, user)
    follow(translation, state)


def _read_parts(translation: Translation, keys: Iterable[int]) -> list[PicturePart]:
    """Return the words of some pictures of a text, those without words in the original left out. Two queries."""
    images = get_image_model().objects.in_bulk(list(keys)) if keys else {}
    proposals = read_proposals(translation) if images else {}
    source, target = translation.source.locale.language_code, translation.target_locale.language_code
    parts = []
    for image in (images[key] for key in keys if key in images):
        for field in FIELDS:
            said = get_source_words(image, field, source)
            if is_blank(said):
                continue
            proposal = proposals.get((image.pk, field))
            now = proposal.words if proposal else get_words(image, field, target)
            kind = _("Alt text") if field == TEXT else _("Title of the picture")
            part = PicturePart(
                path=name_path(image.pk, field),
                label=f"{image.get_title(source)} · {kind}",
                source=said,
                words=now,
                state=_rate(proposal, now),
                version=make_words_version(image, field, translation, proposal),
                by=proposal.user if proposal else None,
                at=proposal.updated_at if proposal else None,
                image=image,
                field=field,
            )
            parts.append(part)
    return parts


def _rate(proposal: ProposedImageWords | None, words: str) -> str:
    """Return the state of the words of a picture. Final are the library's own, which readers see."""
    if proposal:
        return EntryState.TRANSLATED if proposal.is_confirmed else EntryState.INITIAL
    return EntryState.FINAL if words else EntryState.INITIAL
