"""Load the data that several lines share, for all texts at once."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cms.images.models import CustomImage
from cms.pages.completeness import find_following

from .contents import Content, get_key


@dataclass(frozen=True)
class Loaded:
    """Shared by the lines of one check."""

    day: datetime.date  # on which readers first see the texts
    live_with: Collection[int]  # ids of pages that go live with them
    pictures: dict[int, CustomImage]
    following: Collection[tuple]  # the keys of the texts that follow an original

    def is_following(self, content: Content) -> bool:
        """Return whether a text is a translation that follows its original."""
        return get_key(content.text) in self.following


def load(contents: Sequence[Content], day: datetime.date, live_with: Collection[int]) -> Loaded:
    """Load what the lines share. Two queries."""
    ids = {key for content in contents for key in content.pictures}
    pictures = CustomImage.objects.in_bulk(ids) if ids else {}
    following = {get_key(text) for text in find_following(content.text for content in contents)}
    return Loaded(day, frozenset(live_with), pictures, following)
