"""The budget of a month, in characters: counted before anything is sent, so that it cannot be overspent."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ..models import MachineUsage
from .errors import MachineError


@dataclass(frozen=True)
class Usage:
    """What was sent this month, and what may be sent. cost: in the currency of the settings."""

    characters: int
    limit: int
    cost: float

    @property
    def left(self) -> int:
        return max(0, self.limit - self.characters)


def get_limit() -> int:
    return settings.MACHINE_TRANSLATION["MONTHLY_CHARACTERS"]


def read_usage() -> Usage:
    """Return what was sent this month. One query."""
    row = MachineUsage.objects.filter(month=_get_month()).first() or MachineUsage()
    return Usage(row.characters, get_limit(), row.cost / 1_000_000)


def reserve(characters: int) -> date | None:
    """Count characters that are about to be sent; return the month that they count for.

    One conditional update: two requests at once cannot spend the same rest. Raises MachineError if too few are left.
    """
    if not characters:
        return None
    month = _get_month()
    MachineUsage.objects.get_or_create(month=month)
    within = MachineUsage.objects.filter(month=month, characters__lte=get_limit() - characters)
    counted = {
        "characters": F("characters") + characters,
        "requests": F("requests") + 1,
        "cost": F("cost") + _get_cost(characters),
    }
    if not within.update(**counted):
        raise MachineError(_("The budget for machine translation is spent for this month."))
    return month


def give_back(month: date | None, characters: int) -> None:
    """Take back what was counted for a request that the service did not answer."""
    if month is not None:
        MachineUsage.objects.filter(month=month).update(
            characters=F("characters") - characters, requests=F("requests") - 1, cost=F("cost") - _get_cost(characters)
        )


def _get_month() -> date:
    return localdate().replace(day=1)


def _get_cost(characters: int) -> int:
    return round(characters * settings.MACHINE_TRANSLATION["PRICE"])
