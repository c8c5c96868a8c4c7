"""Machine translation in the background."""

import logging
import traceback
import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils import translation as languages
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail_localize.models import Translation

from ..models import MachineRun
from .runs import find_run, finish_run, go_on

logger = logging.getLogger(__name__)
SILENT = timedelta(minutes=6)  # longer than any request may take: a worker that is silent for so long is lost
SOON = 10  # a person waits for it


@task(priority=SOON)
def translate_rest(run_id: int, token: str) -> int:
    """Translate the open rest of a text; return how many segments were written. It can run again: it goes on then."""
    run = MachineRun.objects.select_related("user__wagtail_userprofile").filter(pk=run_id, token=token).first()
    if run is None or run.finished_at:
        return 0
    if run.user is None:
        finish_run(run, token)
        return 0
    profile = getattr(run.user, "wagtail_userprofile", None)
    with languages.override(profile.get_preferred_language() if profile else None):
        try:
            return go_on(run, token)
        except Exception as error:
            # Its type and place alone: the error may hold what was sent.
            place = "".join(traceback.format_tb(error.__traceback__))
            logger.error("Machine translation: run %s ended with %s\n%s", run_id, type(error).__name__, place)
            finish_run(run, token, _("An unexpected error occurred. The server's log has the details."))
            return 0


def start_run(translation: Translation, user) -> MachineRun:
    """Start a run over the open rest of a translation; return it, or the one that is under way.

    One whose worker was lost is continued.
    """
    with transaction.atomic():
        run = MachineRun.objects.select_for_update().filter(translation=translation, finished_at=None).first()
        if run and timezone.now() - run.touched_at < SILENT:
            return run
        if run is None:
            try:
                with transaction.atomic():
                    run = MachineRun.objects.create(translation=translation, user=user)
            except IntegrityError:  # somebody was faster
                return find_run(translation)
        run.user, run.token = user, uuid.uuid4()
        run.save(update_fields=["user", "token", "touched_at"])
        token = str(run.token)
        transaction.on_commit(lambda: translate_rest.enqueue(run.pk, token))
    return run
