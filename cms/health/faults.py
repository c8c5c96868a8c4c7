"""Faults over time: administrators get a mail about each, once, and another when it is over.

The minute's timer and each worker look, so that the one reports that the other is dead. If both are dead, only a
monitor that asks /healthz/newsroom notices.
"""

import datetime
import logging

from django.db import DatabaseError
from django.db.models import Q
from django.utils import timezone

from .mail import send_fault_mail
from .models import Fault
from .newsroom import FAILED_TASK, find_problems
from .problems import Problem

logger = logging.getLogger(__name__)
# A fault is reported if it is still there after this time: not a restart, nor a publication that holds the database.
LASTING = datetime.timedelta(minutes=2)


def look_for_faults(**kwargs) -> None:
    """Look for faults, and report those that last and those that are over."""
    problems = {problem.code: problem for problem in find_problems()}
    try:
        _note(problems)
        begun, over = _claim_lasting(problems), _claim_over(problems)
    except DatabaseError:
        logger.critical("Faults cannot be noted, so they are not mailed: %s", ", ".join(problems), exc_info=True)
        return
    if (begun or over) and not send_fault_mail(begun, over):
        _give_back(begun)


def _note(problems: dict[str, Problem]) -> None:
    now = timezone.now()
    known = set(Fault.objects.values_list("code", flat=True))
    new = [Fault(code=code, seen_since=now) for code in problems if code not in known]
    Fault.objects.bulk_create(new, ignore_conflicts=True)


def _claim_lasting(problems: dict[str, Problem]) -> list[Problem]:
    """Return the problems that this process reports: each is claimed by one process, before it is mailed."""
    due = {"seen_since__lte": timezone.now() - LASTING, "told_at": None}
    codes = Fault.objects.filter(**due).values_list("code", flat=True)
    claimed = [code for code in codes if Fault.objects.filter(code=code, **due).update(told_at=timezone.now())]
    return [problems[code] for code in claimed if code in problems]


def _claim_over(problems: dict[str, Problem]) -> int:
    """Delete the faults that are over; return how many of them had been reported.

    Tasks that failed are not over, only forgotten after a week.
    """
    over = Fault.objects.exclude(code__in=problems)
    over.filter(Q(told_at=None) | Q(code__startswith=FAILED_TASK)).delete()
    return sum(fault.delete()[0] for fault in over)


def _give_back(problems: list[Problem]) -> None:
    """Report them at the next look: no mail could be sent."""
    Fault.objects.filter(code__in=[problem.code for problem in problems]).update(told_at=None)
