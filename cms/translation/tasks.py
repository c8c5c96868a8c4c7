"""Work that a request or a publication leaves to the background worker."""

from django_tasks import task
from wagtail.models import Page

from .bulk_submissions import submit_item
from .models import BulkSubmissionItem
from .synchronising import synchronise_translations


@task()
def synchronise_translations_of(page_id: int) -> int:
    """Bring a published source's synchronised fields to its translations; return how many pages were made anew."""
    page = Page.objects.filter(pk=page_id).first()
    return len(synchronise_translations(page)) if page else 0


@task()
def run_submission(submission_id: int) -> int:
    """Enqueue a task for each text of a bulk submission that is not done; return how many."""
    items = BulkSubmissionItem.objects.filter(submission=submission_id, finished_at=None).values_list("pk", flat=True)
    for item_id in list(items):
        submit_item_of_submission.enqueue(item_id)
    return len(items)


@task()
def submit_item_of_submission(item_id: int) -> None:
    """Submit one text into one language, for a bulk submission."""
    if item := BulkSubmissionItem.objects.select_related("submission__user", "locale").filter(pk=item_id).first():
        submit_item(item)
