"""Have the worker put into the library what is complete."""

from functools import partial

from django.db import transaction

from ..models import Arrival
from .completing import Checker
from .permissions import list_arrivals
from .tasks import place_arrival

State = Arrival.State


def ask_to_place(user, pks: list[int]) -> list[int]:
    """Have the worker put those of a user's arrivals into the library that are complete; return their ids."""
    checker = Checker(user)
    rows = list_arrivals(user).filter(pk__in=pks, state=State.UNFINISHED)
    complete = [arrival.pk for arrival in rows if not checker.find_errors(arrival.values)]
    with transaction.atomic():
        Arrival.objects.filter(pk__in=complete, state=State.UNFINISHED).update(state=State.MOVING)
        for pk in complete:
            transaction.on_commit(partial(place_arrival.enqueue, pk, user.pk))
    return complete
