"""Submitting many texts for translation: a background task for each text and language, which can be interrupted.

What is done is skipped when it is run again, so a task that runs twice does no harm.
"""

import logging
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task
from wagtail.models import Locale, Page

from cms.background.fencing import in_one_transaction

from ..models import BulkSubmission, BulkSubmissionItem, TextState
from ..sync.counterparts import find_binned_versions
from ..text.lookup import exists_in
from .submitting import submit_for_translation

logger = logging.getLogger(__name__)
SOON = 10  # ahead of renditions and the search index: people wait for it


@transaction.atomic
def start_submission(user, texts: Iterable[tuple[TextState, Locale]]) -> BulkSubmission:
    """Submit texts, each named by the row of its original and a language, in the background; return the submission."""
    submission = BulkSubmission.objects.create(user=user)
    BulkSubmissionItem.objects.bulk_create(
        (
            BulkSubmissionItem(
                submission=submission,
                content_type_id=row.content_type_id,
                object_id=row.object_id,
                title=row.title,
                locale=locale,
            )
            for row, locale in texts
        ),
        batch_size=500,
    )
    _enqueue(submission)
    return submission


def resume_submission(submission: BulkSubmission) -> None:
    """Run the rest again: what failed, and what was interrupted."""
    submission.items.exclude(objection="").update(finished_at=None, objection="")
    _enqueue(submission)


def submit_item(item: BulkSubmissionItem) -> None:
    """Submit one text into one language, and write down how it went; nothing is raised.

    A text that exists in the language already counts as done.
    """
    if item.finished_at:
        return
    user = item.submission.user
    with override(user.wagtail_userprofile.get_preferred_language() if hasattr(user, "wagtail_userprofile") else None):
        item.objection = _try_to_submit(item, user)
    item.finished_at = timezone.now()
    item.save(update_fields=["finished_at", "objection"])


def _try_to_submit(item: BulkSubmissionItem, user) -> str:
    """Return why an item could not be submitted; "" where it is."""
    model = item.content_type.model_class()
    instance = model.objects.filter(pk=item.object_id).first() if model else None
    if instance is None:
        return gettext("This text no longer exists.")
    if user is None:
        return gettext("The person who submitted this no longer has an account.")
    try:
        is_binned = isinstance(instance, Page) and find_binned_versions(instance, [item.locale])
        if is_binned or not exists_in(instance, item.locale):  # then it says where the language's version is
            with transaction.atomic():
                submit_for_translation(instance, [item.locale], user)
    except PermissionDenied as error:
        return str(error) or gettext("You may not have this text translated into this language.")
    except ValidationError as error:
        return " ".join(error.messages)
    except Exception:  # whatever it is, the other texts go on
        logger.exception("Bulk submission %s: item %s failed", item.submission_id, item.pk)
        return gettext("An unexpected error occurred. The server's log has the details.")
    return ""


def _enqueue(submission: BulkSubmission) -> None:
    transaction.on_commit(lambda: run_submission.enqueue(submission.pk))


@task(priority=SOON)
@in_one_transaction
def run_submission(submission_id: int) -> int:
    """Enqueue a task for each text of a bulk submission that is not done; return how many."""
    items = BulkSubmissionItem.objects.filter(submission=submission_id, finished_at=None).values_list("pk", flat=True)
    for item_id in list(items):
        submit_item_of_submission.enqueue(item_id)
    return len(items)


@task(priority=SOON)
@in_one_transaction
def submit_item_of_submission(item_id: int) -> None:
    """Submit one text into one language, for a bulk submission."""
    if item := BulkSubmissionItem.objects.select_related("submission__user", "locale").filter(pk=item_id).first():
        submit_item(item)
