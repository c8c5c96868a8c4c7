"""Background tasks of translation."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Page, Revision

from cms.background.transactional import in_one_transaction

from .sync.counterparts import VersionInBinError, find_binned_versions
from .sync.synchronising import follow_publication

# Aliases for one release: tasks that were queued under these paths still run (see test_former_task_paths.py).
from .workflow.approvals import publish_what_is_free
from .workflow.bulk_submissions import run_submission, submit_item_of_submission  # noqa: F401
from .workflow.submitting import find_offered_locales, find_original, submit_for_translation

SOON = 10  # before renditions and the search index, because users wait for the results of a publication


@task(priority=SOON)
@in_one_transaction
def follow_publication_of(model: str, pk: int, revision_id: int, minor: bool, user_id: int | None) -> int:
    """Update the translations of a published source; return how many segments wait for translators because of it.

    model: the label of the source's model. minor: its translations stay valid. user_id: who published it.
    """
    instance = apps.get_model(model).objects.filter(pk=pk).first()
    if instance is None:
        return 0
    revision = Revision.objects.filter(pk=revision_id).first()
    user = get_user_model().objects.filter(pk=user_id).first()
    with LogContext():  # without a user, also if the task runs within a request
        waiting = follow_publication(instance, revision, minor=minor, user=user)
        publish_what_is_free(instance, user)  # what was approved while the original went live
        return waiting


def submit_subtree_in_background(page: Page, locales: list[Locale], user) -> int:
    """Enqueue a task for each page below a page, to submit it for translation; return the number of tasks."""
    ids = list(page.get_descendants().filter(alias_of=None).order_by("path").values_list("pk", flat=True))
    for pk in ids:
        submit_page_for_translation.enqueue(pk, [locale.pk for locale in locales], user.pk)
    return len(ids)


@task(priority=SOON)
@in_one_transaction
def submit_page_for_translation(page_id: int, locale_ids: list[int], user_id: int) -> int:
    """Submit a page into those of the languages that the user may ask for now; return the number of translations."""
    page = Page.objects.filter(pk=page_id).first()
    user = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    if page is None or user is None:
        return 0
    original = find_original(page)
    offered = find_offered_locales(user, original)
    taken = {binned.locale_id for binned in find_binned_versions(original)}
    locales = [locale for locale in Locale.objects.filter(pk__in=locale_ids) if locale.pk in offered - taken]
    try:
        return len(submit_for_translation(original, locales, user)) if locales else 0
    except VersionInBinError:  # an ancestor's version was deleted in the meantime
        return 0
