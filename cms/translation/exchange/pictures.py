"""The words of a text's pictures in files: what comes back is a proposal (`pictures.proposals`), as in the grid."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from cms.core.sanitizing.characters import UNSTORABLE

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
from ..text.blank import get_blank_error, is_blank
from .documents import Document, Entry, EntryState, Flag, hash_path, make_key
from .items import Item, Verdict
from .placeholders import from_plain


@dataclass(frozen=True)
class Written:
    """The words of a picture as they are here, in the shape of a segment's row."""

    data: str
    last_translated_by: Any
    updated_at: datetime | None


@dataclass(frozen=True)
class PicturePart:
    """The alt text or title of a picture that a text shows. `source` and `words` are plain text."""

    image: Any
    field: str
    source: str
    words: str
    proposal: ProposedImageWords | None
    version: str
    language: str  # of the original

    @property
    def path(self) -> str:
        return name_path(self.image.pk, self.field)

    @property
    def key(self) -> str:
        return make_key(self.path, _escape(self.source))

    @property
    def label(self) -> str:
        kind = _("Alt text") if self.field == TEXT else _("Title of the picture")
        return f"{self.image.get_title(self.language)} · {kind}"

    @property
    def state(self) -> str:
        """Final are the library's own words, which readers see."""
        if self.proposal:
            return EntryState.TRANSLATED if self.proposal.is_confirmed else EntryState.INITIAL
        return EntryState.FINAL if self.words else EntryState.INITIAL


def read_entries(translation: Translation) -> list[Entry]:
    """Return an entry for the alt text and the title of each picture of a text. No query grows with the pictures."""
    keys = dict.fromkeys(find_images(translation).values())
    return [
        Entry(
            source=_escape(part.source),
            words=_escape(part.words),
            key=part.key,
            path=part.path,
            state=part.state,
            label=part.label,
        )
        for part in _read_parts(translation, keys)
    ]


class PictureJudge:
    """Decides what happens to those entries of a file that are words of the text's pictures."""

    def __init__(self, document: Document, translation: Translation):
        self.made_at = document.made_at
        parts = _read_parts(translation, find_images_now(translation))
        self.parts = {part.key: part for part in parts}
        self.places = {hash_path(part.path) for part in parts}
        self.seen: dict[str, str] = {}

    def judge(self, entry: Entry) -> Item:
        part = self.parts[entry.key]
        words = from_plain(entry.words, _escape(part.source)) if entry.is_plain else entry.words
        item = Item(
            Verdict.TAKE, _escape(part.source), words or "", label=part.label, picture=part, version=part.version
        )
        item.is_final = entry.state == EntryState.FINAL
        if part.words:
            proposal = part.proposal
            by, at = (proposal.user, proposal.updated_at) if proposal else (None, None)
            item.theirs = Written(_escape(part.words), by, at)
        has_tags = words is None or bool(re.search("<[a-zA-Z/!]", words)) or entry.flag == Flag.TAGS
        item.words = _escape(_clean(words or ""))
        item.verdict, item.reasons = self._decide(entry, part, item, has_tags)
        self.seen.setdefault(entry.key, item.words)
        return item

    def _decide(self, entry: Entry, part: PicturePart, item: Item, has_tags: bool) -> tuple[Verdict, list[str]]:
        if entry.flag == Flag.FUZZY:
            return Verdict.FUZZY, []
        if has_tags or entry.flag == Flag.PLURAL:
            return Verdict.BROKEN, [_("It has tags that the original does not have.")]
        if not entry.words:
            return Verdict.EMPTY, []
        words = html.unescape(item.words)
        if is_blank(words):
            return Verdict.BLANK, [get_blank_error()]
        if UNSTORABLE.search(words):
            return Verdict.BROKEN, [_("The text contains a control character, which nobody can see.")]
        if len(words) > LONGEST[part.field]:
            said = _("This is too long: at most %(count)d characters.") % {"count": LONGEST[part.field]}
            return Verdict.BROKEN, [said]
        if entry.key in self.seen:
            return Verdict.REPEATED if self.seen[entry.key] != item.words else Verdict.UNCHANGED, []
        is_open = part.proposal is not None and not part.proposal.is_confirmed
        if words == part.words and not (is_open and item.is_final):
            return Verdict.UNCHANGED, []
        if words != part.words and self._is_newer_here(part):
            return Verdict.CONFLICT, []
        return Verdict.TAKE, []

    def _is_newer_here(self, part: PicturePart) -> bool:
        """Return whether words were written here that the file does not know. The library's own are not overwritten by
        a proposal: whoever publishes it compares them."""
        if part.proposal is None:
            return False
        return self.made_at is None or part.proposal.updated_at > self.made_at


def apply_pictures(translation: Translation, items: Iterable[Item], user) -> None:
    """Store the words of pictures that an import takes as proposals. The caller has locked the translation."""
    items = list(items)
    if not items:
        return
    state = lock_state(translation)
    said = [(item.picture.image, item.picture.field, html.unescape(item.words), item.is_final) for item in items]
    propose_many(translation, said, user)
    follow(translation, state)


def _read_parts(translation: Translation, keys: Sequence[int] | dict) -> list[PicturePart]:
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
            version = make_words_version(image, field, translation, proposal)
            parts.append(PicturePart(image, field, said, now, proposal, version, source))
    return parts


def _clean(words: str) -> str:
    """Return the plain text of an entry, as the workbench stores it."""
    return " ".join(html.unescape(words).split())


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
