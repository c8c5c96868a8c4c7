"""The rows of the workbench for the words of images: what is typed there is a proposal (`pictures.proposals`)."""

import html
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name
from wagtail.images import get_image_model
from wagtail_localize.models import Translation

from cms.core.typography.lists import join_list
from cms.images.uses import find_uses

from ..models import ProposedImageWords
from ..pictures.applying import choose_changeable, list_people_who_may_change
from ..pictures.proposals import (
    FIELDS,
    TEXT,
    find_images,
    get_source_words,
    get_words,
    make_words_version,
    name_path,
    read_others,
    read_proposals,
)
from .rows import CONFIRMED, UNCONFIRMED, UNTRANSLATED

MOST_NAMED = 5


@dataclass
class PictureRow:
    """The alt text or title of an image, in the shape of a segment's row; `source` and `target` are markup."""

    id: int  # see `make_row_id`
    path: str
    label: str
    at: tuple[int, float]
    source: str
    target: str
    status: str
    version: str
    edit_url: str
    is_proposed: bool = False
    library: str = ""  # the words that the library has now
    said: list[str] = field(default_factory=list)
    fault: str = ""
    error: str = ""
    apply_url: str = ""
    is_changed: bool = False
    former_source: str = ""
    kind: str = "picture"


def make_row_id(image_id: int, name: str) -> int:
    """Return the id of a row: negative, so that it differs from all segments' ids."""
    return -(2 * image_id + FIELDS.index(name))


def split_row_id(row_id: int) -> tuple[int, str]:
    """Return the id of the image and the field of a row."""
    return -row_id // 2, FIELDS[-row_id % 2]


def find_status(proposal: ProposedImageWords | None, here: str) -> str:
    """Return the status of a row. here: the words of the library."""
    if proposal:
        return CONFIRMED if proposal.is_confirmed else UNCONFIRMED
    return CONFIRMED if here else UNTRANSLATED


def name_other_uses(uses, translation_key) -> str:
    """Return the titles of the live pages that show an image, but for a text's own; at most MOST_NAMED by name."""
    titles = [use.page.title for use in uses if use.page.translation_key != translation_key]
    named = titles[:MOST_NAMED]
    if more := len(titles) - len(named):
        named.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return join_list(named)


class PictureRows:
    """Makes the rows of a translation's images, in a number of queries that does not grow with them."""

    def __init__(self, translation: Translation, target, user, *, only=None):
        """only: an image of the text, if no other is wanted."""
        self.translation, self.target = translation, target
        self.languages = translation.source.locale.language_code, translation.target_locale.language_code
        self.images = {only.pk: (only, "")} if only else self._read_images()
        images = list(self.images)
        self.proposals = read_proposals(translation) if images else {}
        self.others = read_others(translation, images) if images else {}
        proposed = [self.images[key][0] for key in {key for key, _name in self.proposals} if key in self.images]
        self.uses = find_uses(proposed, translation.target_locale) if proposed else {}
        self.changeable = choose_changeable(user, [image.pk for image in proposed]) if proposed else set()
        self.people: dict[int, list[str]] = {}  # who may change the images of a collection

    def _read_images(self) -> dict[int, tuple]:
        """Return the images of the text by their ids, each with the path where it stands first."""
        paths: dict[int, str] = {}
        for path, key in find_images(self.translation).items():
            paths.setdefault(key, path)
        images = get_image_model().objects.select_related("collection").in_bulk(paths) if paths else {}
        return {key: (images[key], path) for key, path in paths.items() if key in images}

    def make_all(self, places: dict[str, tuple[int, int]], default: tuple[int, int]) -> list[PictureRow]:
        """Return all rows. places: where the values stand, by path; default: where those stand that have no place."""
        rows = []
        for image, path in self.images.values():
            at = places.get(path, default)
            rows += [
                self.make(image, name, (at[0], at[1] + step)) for step, name in zip((0.3, 0.6), FIELDS, strict=True)
            ]
        return rows

    def make(self, image, name: str, at: tuple[int, float] = (0, 0)) -> PictureRow:
        proposal = self.proposals.get((image.pk, name))
        here = get_words(image, name, self.languages[1])
        kind = _("Alt text") if name == TEXT else _("Title of the picture")
        row = PictureRow(
            id=make_row_id(image.pk, name),
            path=name_path(image.pk, name),
            label=f"{image.get_title(self.languages[0])} · {kind}",
            at=at,
            source=html.escape(get_source_words(image, name, self.languages[0]), quote=False),
            target=html.escape(proposal.words if proposal else here, quote=False),
            status=find_status(proposal, here),
            version=make_words_version(image, name, self.translation, proposal),
            edit_url=reverse("workbench_picture", args=[self.translation.pk, image.pk, name]),
            is_proposed=proposal is not None,
            library=here,
        )
        for other in self.others.get((image.pk, name), ()):
            said = {"name": _name(other.user), "words": other.words}
            row.said.append(_("%(name)s proposes in another text: %(words)s") % said)
        if proposal:
            self._describe(row, image, proposal)
        return row

    def _describe(self, row: PictureRow, image, proposal: ProposedImageWords) -> None:
        """Say what becomes of a proposal, and who may do what."""
        if row.library:
            row.said.append(_("In the library: %(words)s") % {"words": row.library})
        if proposal.held == ProposedImageWords.Held.CHANGED or row.library not in (proposal.replaces, proposal.words):
            row.fault = _("The picture's words were changed in the library in the meantime.")
        elif proposal.held == ProposedImageWords.Held.RIGHTS:
            row.fault = _("Not applied: who published the text may not change this picture.")
        elif proposal.is_confirmed:
            row.said.append(_("Proposed: applied to the picture when this text is published."))
        if shown := name_other_uses(self.uses.get(image.pk, ()), self.translation.source.object_id):
            row.said.append(_("The picture is also shown on: %(pages)s") % {"pages": shown})
        is_allowed = image.pk in self.changeable
        if not is_allowed and (people := self._list_people(image)):
            row.said.append(_("Who may change this picture: %(names)s") % {"names": join_list(people)})
        if is_allowed and proposal.is_confirmed and (proposal.held or getattr(self.target, "live", True)):
            row.apply_url = row.edit_url

    def _list_people(self, image) -> list[str]:
        if image.collection_id not in self.people:
            found = list_people_who_may_change(image)[:MOST_NAMED]
            self.people[image.collection_id] = [_name(person) for person in found]
        return self.people[image.collection_id]


def _name(user) -> str:
    return get_user_display_name(user) or _("Somebody")
