"""Runs: the open rest of a text, translated by a machine in the background.

A run can be stopped at any time, and started again: it continues with what is still open then. If its worker is lost,
the task runs again and does the same. Each batch is stored by itself, so nothing is paid for twice.
"""

import time

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from ..models import MachineRun
from ..permissions import check_may_translate
from .configuration import find_provider
from .errors import MachineError
from .translating import Outcome, list_open, translate_segments

TRIES, LONGEST_WAIT = 3, 20  # of one batch; seconds between two of them


def find_run(translation: Translation) -> MachineRun | None:
    """Return the latest run over a translation."""
    return MachineRun.objects.filter(translation=translation).order_by("-pk").first()


def stop_run(translation: Translation) -> None:
    """Stop the run that is under way: what it has translated stays."""
    running = MachineRun.objects.filter(translation=translation, finished_at=None)
    running.update(is_stopped=True, finished_at=timezone.now())


def go_on(run: MachineRun, token: str) -> int:
    """Translate what is open, batch after batch, until all is done, or somebody stops it; return how many were written.

    token: of the task; a run that was started again belongs to another task.
    """
    translation = Translation.objects.select_related("source__locale", "target_locale").get(pk=run.translation_id)
    provider, skipped, written = find_provider(), set(), 0
    if provider is None:
        finish_run(run, token, _("No service for machine translation is configured."))
        return 0
    found = list_open(translation)
    mine = MachineRun.objects.filter(pk=run.pk, token=token, finished_at=None)
    run.refused = 0  # what was refused before is tried again
    mine.update(total=run.done + len(found), refused=0)
    while mine.update(touched_at=timezone.now()):
        batch = [segment for segment in found if segment.pk not in skipped][: provider.most_texts]
        if not batch:
            finish_run(run, token)
            break
        try:
            check_may_translate(run.user, translation)
            outcome = _try(provider, translation, batch, run.user)
        except (MachineError, PermissionDenied) as reason:
            finish_run(run, token, str(reason))
            break
        skipped |= {segment.pk for segment in batch}
        written += len(outcome.written)
        run.done, run.refused = run.done + len(outcome.written), run.refused + len(outcome.refused)
        mine.update(done=run.done, refused=run.refused, touched_at=timezone.now())
    return written


def _try(provider, translation, batch, user) -> Outcome:
    """Translate a batch; wait and try again where the service says that this may help."""
    for attempt in range(TRIES):
        try:
            return translate_segments(provider, translation, batch, user)
        except MachineError as error:
            wait = error.retry_after
            if wait is None or wait > LONGEST_WAIT or error.is_charged or attempt == TRIES - 1:
                raise
        time.sleep(wait)
    raise AssertionError("unreachable")


def finish_run(run: MachineRun, token: str, objection: str = "") -> None:
    """End a run. objection: why it ended early."""
    running = MachineRun.objects.filter(pk=run.pk, token=token, finished_at=None)
    running.update(finished_at=timezone.now(), objection=objection)
