"""The report on the site's health, for administrators."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.background.heartbeats import count_alive, find_last
from cms.background.timers import is_late, read_runs

from .newsroom import find_problems


def may_see(user) -> bool:
    return user.is_active and user.is_superuser


@require_safe
def show_report(request):
    """Show what is wrong, and when workers and timers last ran."""
    if not may_see(request.user):
        raise PermissionDenied
    runs = [(timer, run, is_late(timer, run)) for timer, run in read_runs()]
    context = {"problems": find_problems(), "workers": count_alive(), "last_seen": find_last(), "runs": runs}
    return render(request, "health/report.html", context)
