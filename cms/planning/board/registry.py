"""The registry of boards: content apps register a `Board` to describe their issues and stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.checklist.contents import Content


@dataclass(frozen=True)
class Facts:
    """What a draft of a story says of itself."""

    section: str = ""
    writers: tuple[str, ...] = ()
    words: int = 0
    minutes: int = 0


class Board:
    """The issues of a publication, which are pages, and their stories, which are pages directly below them.

    `position` is the field of the stories by which readers see them in order. `issue_fields` are those that a new issue
    needs, besides its title; `cover` is the field with its picture.
    """

    issue_model: type[Page]
    story_model: type[Page]
    issue_fields: tuple[str, ...] = ()
    newest_first: tuple[str, ...] = ("-pk",)  # the order of issues
    position: str = "position"
    cover: str = "cover"

    def find_stories(self, issue: Page) -> QuerySet:
        """Return the stories of an issue in all languages."""
        raise NotImplementedError

    def find_free(self) -> QuerySet:
        """Return the stories without an issue in all languages."""
        raise NotImplementedError

    def describe(self, contents: Sequence[Content]) -> list[Facts]:
        """Return what drafts of stories say, in the order of the contents. The queries do not grow with them."""
        raise NotImplementedError

    def propose_issue(self) -> dict:
        """Return values for the fields of the next issue."""
        return {}

    def check_issue(self, values: dict) -> dict[str, str]:
        """Return what is wrong with the values of a new issue: sentences by the names of the fields."""
        return {}


_boards: dict[type[Page], Board] = {}


def register_board(board: Board) -> None:
    """Register the issues of a publication; call it in AppConfig.ready()."""
    _boards[board.issue_model] = board


def get_boards() -> list[Board]:
    return list(_boards.values())


def find_board(page: Page) -> Board | None:
    """Return the board to which an issue or a story belongs, by its type; None for other pages."""
    model = page.specific_class
    if model is None:
        return None
    own = (one for one in _boards.values() if issubclass(model, one.issue_model) or issubclass(model, one.story_model))
    return next(own, None)


def is_issue(page: Page) -> bool:
    """Return whether a page is an issue, which has a board."""
    return page.specific_class in _boards


def find_link(release: Model, subject: Page | None) -> tuple[str, str] | None:
    """Return the link from a release to the board of its issue; None if it has no issue."""
    if subject is None or not is_issue(subject):
        return None
    return _("Board"), reverse("planning:board", args=[subject.pk])
