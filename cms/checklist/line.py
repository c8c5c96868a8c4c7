"""The base class of the checklist's lines, and the faults that they find in texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .contents import Content
    from .loading import Loaded


REQUIRED = "required"  # the code of the line whose level is not the administrator's choice


class Level(models.TextChoices):
    """What a line does where a text does not fulfil it."""

    OFF = "off", _("Off")
    WARNS = "warns", _("Warns")
    BLOCKS = "blocks", _("Blocks")


@dataclass(frozen=True)
class Fault:
    """What a line finds in a text."""

    sentence: str | Promise
    field: str = ""  # of the text, to which the editor's link leads
    subject: str = ""  # tells the faults of one field apart: the picture, the link
    url: str = ""  # where it is put right, if that is not the editor of the text
    url_label: str | Promise = _("Open the picture")
    # Whether it may be right by the day of publication without a change of the text, such as a link to a page that is
    # not live yet: it blocks publication, but neither submission nor an approval that waits.
    may_pass: bool = False


class Line:
    """A line of the checklist. An app derives its own, and registers an instance in AppConfig.ready().

    It holds for each model that has one of its `fields`, in any app; override `holds_for` to choose otherwise.
    """

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    # What it asks of a text, as a sentence, for the administrator and beside a text that fulfils it.
    description: ClassVar[str | Promise]
    fields: ClassVar[tuple[str, ...]] = ()
    default: ClassVar[Level] = Level.WARNS
    order: ClassVar[int] = 100  # lines are shown by it

    def holds_for(self, model: type[models.Model]) -> bool:
        """Return whether the line applies to a page type or snippet model."""
        return any(has_field(model, name) for name in self.fields)

    def load(self, contents: Sequence["Content"], loaded: "Loaded") -> Any:
        """Return what `check` needs from the database, for all texts at once; called once for any number of texts."""
        return None

    def check(self, content: "Content", loaded: "Loaded", own: Any) -> Iterable[Fault]:
        """Yield what is wrong with a text. It takes no query.

        loaded: pictures and links of all texts, and the day that the check is for. own: the result of `load`.
        """
        raise NotImplementedError


def has_field(model: type[models.Model], name: str) -> bool:
    """Return whether a model has a field, or a list of rows, by this name."""
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
