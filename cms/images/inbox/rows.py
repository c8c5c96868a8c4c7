"""The rows of the inbox's table, and the list of what does not come into it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..models import Arrival
from ..table.columns import Column, make_columns, render_cell
from .completing import Checker
from .permissions import list_arrivals
from .places import Place, find_places
from .refusals import say_refusal

State = Arrival.State
PER_PAGE = 200


@dataclass
class Row:
    """An unfinished picture with its cells."""

    arrival: Arrival
    errors: dict[str, list[str]]
    columns: list[Column]
    places: list[Place] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return not self.errors

    @property
    def cells(self) -> Iterable[tuple[Column, str]]:
        for column in self.columns:
            value, errors = self.arrival.values.get(column.name), self.errors.get(column.name, ())
            yield column, render_cell(column, self.arrival.pk, value, errors)


class Table:
    """The table of a user's unfinished pictures: any number of rows takes the same few queries."""

    def __init__(self, user):
        self.user = user
        self.checker = Checker(user)
        self.columns = make_columns(self.checker.form, self.checker.collections if self.checker.has_collections else ())

    @cached_property
    def patterns(self) -> list[tuple[Column, str]]:
        """Return the empty cells whose values are set for all chosen pictures."""
        return [(column, render_cell(column, "chosen", "")) for column in self.columns]

    def list_unfinished(self):
        return list_arrivals(self.user).filter(state=State.UNFINISHED)

    def make_rows(self, arrivals: Iterable[Arrival]) -> list[Row]:
        arrivals = list(arrivals)
        places = find_places(self.user, arrivals)
        return [
            Row(each, self.checker.find_errors(each.values), self.columns, places.get(each.pk, [])) for each in arrivals
        ]


def list_others(user) -> list[dict]:
    """Return what a user's inbox has besides unfinished pictures, with a sentence and a link for each."""
    arrivals = list_arrivals(user).exclude(state=State.UNFINISHED).select_related("image", "same_as")
    return [{"arrival": each, "sentence": describe_state(each), "url": find_url(each)} for each in arrivals[:500]]


def describe_state(arrival: Arrival) -> str:
    """Return what became of a file, as a sentence."""
    match arrival.state:
        case State.UPLOADING:
            return _("Its upload was interrupted: drop the same file again, and it goes on where it was.")
        case State.WAITING:
            return _("It has arrived and is being checked.")
        case State.UNFINISHED:
            return _("It is in the inbox.")
        case State.DUPLICATE if arrival.image_id:
            return _("The library has this picture already.")
        case State.DUPLICATE:
            return _("This picture is in the inbox already.")
        case State.REFUSED:
            return say_refusal(arrival.refusal)
        case State.MOVING:
            return _("It is on its way into the library.")
    return _("It is in the library.")


def find_url(arrival: Arrival) -> str:
    """Return the address of the picture of the library that an arrival has become or repeats; "" if there is none."""
    return reverse("wagtailimages:edit", args=[arrival.image_id]) if arrival.image_id else ""
