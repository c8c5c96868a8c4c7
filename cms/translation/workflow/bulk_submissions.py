"""Submit many texts for translation: one background task for each text and language.

A bulk submission can be interrupted and resumed. Items that are done are skipped, so a task that runs twice does no
harm.
"""

import logging
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task
from wagtail.models import Locale, Page

from cms.background.transactional import in_one_transaction

from ..models import BulkSubmission, BulkSubmissionItem, TextState
from ..sync.counterparts import find_binned_versions
from ..text.lookup import exists_in
from .submitting import submit_for_translation

logger = logging.getLogger(__name__)
SOON = 10  # before renditions and the search index, because a user waits for the result


@transaction.atomic
def start_submission(user, texts: Iterable[tuple[TextState, Locale]]) -> BulkSubmission:
    """Submit texts in the background; return the bulk submission.

    texts: pairs of the state row of an original and the locale to translate it into.
    """
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
    """Run the items of a bulk submission again that failed or were interrupted."""
    submission.items.exclude(objection="").update(finished_at=None, objection="")
    _enqueue(submission)


def submit_item(item: BulkSubmissionItem) -> None:
    """Submit one text into one language, and store the result in the item. Raises nothing.

    A text that already exists in the language counts as done.
    """
    if item.finished_at:
        return
    user = item.submission.user
    with override(user.wagtail_userprofile.get_preferred_language() if hasattr(user, "wagtail_userprofile") else None):
        item.objection = _try_to_submit(item, user)
    item.finished_at = timezone.now()
    item.save(update_fields=["finished_at", "objection"])


def _try_to_submit(item: BulkSubmissionItem, user) -> str:
    """Submit an item; return why that was not possible, "" if it was."""
    model = item.content_type.model_class()
    instance = model.objects.filter(pk=item.object_id).first() if model else None
    if instance is None:
        return gettext("This text no longer exists.")
    if user is None:
        return gettext("The person who submitted this no longer has an account.")
    try:
        is_binned = isinstance(instance, Page) and find_binned_versions(instance, [item.locale])
        if is_binned or not exists_in(instance, item.locale):  # if it is in the bin, the error says so
            with transaction.atomic():
                submit_for_translation(instance, [item.locale], user)
    except PermissionDenied as error:
        return str(error) or gettext("You may not have this text translated into this language.")
    except ValidationError as error:
        return " ".join(error.messages)
    except Exception:  # no error of one text may stop the others
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
