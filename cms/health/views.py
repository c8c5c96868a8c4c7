"""The report on the site's health, for administrators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cms.background.failures import dismiss, list_failed_tasks, try_again
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
    context = {
        "problems": find_problems(),
        "failed_tasks": list_failed_tasks(),
        "workers": count_alive(),
        "last_seen": find_last(),
        "runs": runs,
    }
    return render(request, "health/report.html", context)


@require_POST
def handle_failed_task(request):
    """Try the failed runs of a task again, or dismiss them (POST `task`, its path; `dismiss`, if it is that)."""
    if not may_see(request.user):
        raise PermissionDenied
    path = request.POST.get("task", "")
    if "dismiss" in request.POST:
        number = dismiss(path)
        sentence = ngettext("%(number)s failed task dismissed.", "%(number)s failed tasks dismissed.", number)
    else:
        number = try_again(path)
        sentence = ngettext("%(number)s task is tried again.", "%(number)s tasks are tried again.", number)
    messages.success(request, sentence % {"number": number})
    return redirect("health_report")
