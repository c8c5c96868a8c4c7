"""Four eyes: nobody approves or publishes a text that they last submitted for moderation, or resumed.

Who that is, is read from the log and not from `WorkflowState.requested_by`, which stays the first submitter when
somebody else resumes the text, and is lost to a direct publication once the workflow was cancelled. The permission
tester of a page decides, so every way of publishing obeys: the editor's button, a date of publication, bulk
publishing, wagtail-localize's editor and `Revision.publish(user=...)`. Menus only mirror it.

`cms.core.models.BasePage.permissions_for_user` returns the tester below. `Page.permissions_for_user` sees that the
specific class overrides it and asks that class, so views that work with un-specific `Page` instances (the explorer,
bulk actions, locks) obey too; a system check (newsroom.E001) finds page types without it.

Used by the models of this app and by BasePage: imports nothing of either.
"""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry, PagePermissionTester

from cms.bin.place import is_binned

SUBMISSIONS = {"wagtail.workflow.start", "wagtail.workflow.resume"}
PUBLICATIONS = {"wagtail.publish", "wagtail.publish.schedule"}


class OwnTextError(PermissionDenied):
    """Somebody approves a text that they submitted themselves."""


class CommentMissingError(PermissionDenied):
    """Somebody asks for changes without saying which."""


def find_last_submission(instance):
    """Return the log entry of the submission of a page or snippet that nobody else has published since, or None.

    A publication counts when a person other than the submitter made or scheduled it. One without a person does not: it
    is `publish_scheduled` at work, perhaps on an older revision than the one submitted.
    """
    logs = log_registry.get_logs_for_instance(instance)
    submission = logs.filter(action__in=SUBMISSIONS).order_by("-pk").first()
    if submission is None or submission.user_id is None:
        return None
    publications = logs.filter(action__in=PUBLICATIONS, pk__gt=submission.pk, user_id__isnull=False)
    return None if publications.exclude(user_id=submission.user_id).exists() else submission


def submitted_last(instance, user) -> bool:
    """Say whether this user is the one who last submitted or resumed the text, and nobody else published it since."""
    submission = find_last_submission(instance)
    return submission is not None and submission.user_id == user.pk


def find_own_submissions(task_states, user) -> list[int]:
    """Return the ids of the task states whose text the user submitted last: `submitted_last`, for all at once."""
    of_text = {}
    for pk, *text in task_states.values_list("pk", "workflow_state__content_type", "workflow_state__object_id"):
        of_text.setdefault(tuple(text), []).append(pk)
    page_type = ContentType.objects.get_for_model(Page)
    pages = task_states.filter(workflow_state__base_content_type=page_type)
    page_ids = [int(pk) for pk in pages.values_list("workflow_state__object_id", flat=True)]
    object_ids = {object_id for _content_type, object_id in of_text}
    submitters = {}
    for logs, name in (
        (PageLogEntry.objects.filter(page__in=page_ids), "page_id"),
        (ModelLogEntry.objects.filter(object_id__in=object_ids), "object_id"),
    ):
        moves = logs.filter(action__in=SUBMISSIONS | PUBLICATIONS).order_by("pk")
        for content_type, object_id, action, actor in moves.values_list("content_type", name, "action", "user"):
            text = (content_type, str(object_id))
            if action in SUBMISSIONS:
                submitters[text] = actor
            elif actor and actor != submitters.get(text):
                submitters.pop(text, None)
    return [pk for text, pks in of_text.items() if submitters.get(text) == user.pk for pk in pks]


class NewsroomPermissionTester(PagePermissionTester):
    """Wagtail's rights on a page, and the newsroom's own rules. Superusers may everything; the log tells."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if is_binned(page):  # nobody does anything with a deleted page but restore it (cms.bin)
            self.user, self.permissions = get_user_model()(is_active=False), set()

    def can_move_to(self, destination):
        return not is_binned(destination) and super().can_move_to(destination)

    def can_publish(self):
        return super().can_publish() and (self.user.is_superuser or not submitted_last(self.page, self.user))

    def can_reorder_children(self):
        specific_class = self.page.specific_class
        return super().can_reorder_children() and not getattr(specific_class, "orders_children", False)

    def can_delete(self, ignore_bulk=False):
        # Wagtail lets whoever may change a draft delete or move it; translators only change what is there.
        if self.user.is_active and not self.user.is_superuser and not {"add", "publish"} & self.permissions:
            return False
        return super().can_delete(ignore_bulk)

    def can_copy_to(self, destination, recursive=False):
        # As moving: the tree's root alone has pages of several languages.
        if is_binned(destination):
            return False
        if destination.depth > 1 and destination.locale_id != self.page.locale_id:
            return False
        return super().can_copy_to(destination, recursive)
