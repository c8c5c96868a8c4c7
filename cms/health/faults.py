"""Faults over time: administrators get a mail about each, once, and another when it is over.

The minute's timer and each worker look, so that the one reports that the other is dead. If both are dead, only a
monitor that asks /healthz/newsroom notices. Several hosts share the list: what is wrong with one of them (`host`) is
over when that host says so.
"""

import datetime
import logging

from django.db import DatabaseError
from django.db.models import Q
from django.utils import timezone

from .mail import send_fault_mail
from .models import Fault
from .newsroom import FAILED_TASK, find_problems, name_host
from .problems import Problem

logger = logging.getLogger(__name__)
# A fault is reported if it is still there after this time: not a restart, nor a publication that holds the database.
LASTING = datetime.timedelta(minutes=2)


def look_for_faults(**kwargs) -> None:
    """Look for faults, and report those that last and those that are over."""
    problems = {(problem.code, problem.host): problem for problem in find_problems()}
    codes = ", ".join(code for code, _host in problems)
    try:
        _note(problems)
        begun, over = _claim_lasting(problems), _claim_over(problems)
    except DatabaseError:
        logger.critical("Faults cannot be noted, so they are not mailed: %s", codes, exc_info=True)
        return
    if (begun or over) and not send_fault_mail(begun, over):
        _give_back(begun)


def _list_known():
    """Return the faults of the site and of this host."""
    return Fault.objects.filter(host__in=("", name_host()))


def _note(problems: dict[tuple, Problem]) -> None:
    now = timezone.now()
    known = set(_list_known().values_list("code", "host"))
    new = [Fault(code=code, host=host, seen_since=now) for code, host in problems if (code, host) not in known]
    Fault.objects.bulk_create(new, ignore_conflicts=True)


def _claim_lasting(problems: dict[tuple, Problem]) -> list[Problem]:
    """Return the problems that this process reports: each is claimed by one process, before it is mailed."""
    due = _list_known().filter(seen_since__lte=timezone.now() - LASTING, told_at=None)
    claimed = [fault for fault in due if due.filter(pk=fault.pk).update(told_at=timezone.now())]
    keys = [(fault.code, fault.host) for fault in claimed]
    return [problems[key] for key in keys if key in problems]


def _claim_over(problems: dict[tuple, Problem]) -> int:
    """Delete the faults that are over; return how many of them had been reported.

    Tasks that failed are not over, only forgotten after a week.
    """
    over = [fault.pk for fault in _list_known() if (fault.code, fault.host) not in problems]
    rows = Fault.objects.filter(pk__in=over)
    rows.filter(Q(told_at=None) | Q(code__startswith=FAILED_TASK)).delete()
    return sum(fault.delete()[0] for fault in rows.all())


def _give_back(problems: list[Problem]) -> None:
    """Report them at the next look: no mail could be sent."""
    _list_known().filter(code__in=[problem.code for problem in problems]).update(told_at=None)
