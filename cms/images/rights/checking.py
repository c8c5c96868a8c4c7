"""Find the images in texts whose rights do not cover a use on a day: for checklists, and before publication."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from ..licences import Use
from ..models import CustomImage, Obstacle
from .images_of_texts import find_images_of


@dataclass(frozen=True)
class RightsProblem:
    """An image of a text that may not be used on a day."""

    image: CustomImage
    code: str  # of `Obstacle`
    use: str  # of `Use`

    @property
    def sentence(self) -> str:
        """Return what is wrong, as a sentence in the active language."""
        return _("The picture “%(title)s” cannot be used: %(reason)s.") % {
            "title": self.image.get_title(),
            "reason": explain(self.image, self.code, self.use),
        }


def explain(image: CustomImage, code: str, use: str = Use.WEB) -> str:
    """Return why an image may not be used, as a part of a sentence in the active language."""
    if code == Obstacle.ENDED:
        day = formats.date_format(image.expires_on, "DATE_FORMAT")
        return _("its rights end on %(day)s") % {"day": day}
    if code == Obstacle.NOT_YET:
        day = formats.date_format(image.starts_on, "DATE_FORMAT")
        return _("its rights begin on %(day)s") % {"day": day}
    return _("its holder does not allow this use: %(use)s") % {"use": Use(use).label}


def find_rights_problems(text: Model, day: datetime.date | None = None, use: str = Use.WEB) -> list[RightsProblem]:
    """Return the images of a text that may not be used on a day, by default today.

    text: a page or snippet, or an instance of one of its revisions. use: a code of `Use`; for "web", the picture for
    social media must be allowed there instead. An image with a replacement that may be used on that day is
    not a problem, because readers see the replacement.
    """
    return find_rights_problems_of([text], day, use)[text]


def find_rights_problems_of(
    texts: Iterable[Model], day: datetime.date | None = None, use: str = Use.WEB
) -> dict[Model, list[RightsProblem]]:
    """Return {text: its problems} for many texts. The number of queries does not grow with the texts."""
    day = day or timezone.localdate()
    found = {}
    for text, images in find_images_of(texts).items():
        found[text] = problems = []
        for image, is_only_shared in images:
            needed = Use.SOCIAL if is_only_shared and use == Use.WEB else use
            code = image.find_obstacle(needed, day)
            if code and (image.replacement is None or image.replacement.find_obstacle(needed, day)):
                problems.append(RightsProblem(image, code, needed))
    return found
