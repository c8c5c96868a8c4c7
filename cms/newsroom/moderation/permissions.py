"""Rights on pages, and who last submitted a text.

The permission tester of a page decides on four eyes (`four_eyes`), so every way of publishing obeys: the editor's
button, a date of publication, bulk publishing, wagtail-localize's editor and `Revision.publish(user=...)`. Menus only
mirror it.

`cms.pages.models.BasePage.permissions_for_user` returns the tester below. `Page.permissions_for_user` sees that the
specific class overrides it and asks that class, so views that work with un-specific `Page` instances (the explorer,
bulk actions, locks) obey too; a system check (newsroom.E001) finds page types without it.

Used by the models of this app and by BasePage: imports nothing of either.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import registry as log_registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry, PagePermissionTester

from cms.core.content.bin import is_binned

SUBMISSIONS = {"wagtail.workflow.start", "wagtail.workflow.resume"}
PUBLICATIONS = {"wagtail.publish", "wagtail.publish.schedule"}


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


def find_last_submitters(texts: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Return who last submitted each of many texts (base content type, id), where nobody else published it since."""
    texts = set(texts)
    page_type = ContentType.objects.get_for_model(Page).pk
    page_ids = [int(object_id) for content_type, object_id in texts if content_type == page_type]
    object_ids = {object_id for content_type, object_id in texts if content_type != page_type}
    submitters: dict[tuple[int, str], int] = {}
    for logs, name in (
        (PageLogEntry.objects.filter(page__in=page_ids), "page_id"),
        (ModelLogEntry.objects.filter(object_id__in=object_ids), "object_id"),
    ):
        moves = logs.filter(action__in=SUBMISSIONS | PUBLICATIONS).order_by("pk")
        for content_type, object_id, action, actor in moves.values_list("content_type", name, "action", "user"):
            text = (page_type if name == "page_id" else content_type, str(object_id))
            if action in SUBMISSIONS:
                submitters[text] = actor
            elif actor and actor != submitters.get(text):
                submitters.pop(text, None)
    return {text: actor for text, actor in submitters.items() if actor and text in texts}


class NewsroomPermissionTester(PagePermissionTester):
    """Wagtail's rights on a page, and the newsroom's own rules. Superusers may everything; the log tells."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if is_binned(page):  # nobody does anything with a deleted page but restore it (cms.bin)
            self.user, self.permissions = get_user_model()(is_active=False), set()

    def can_move_to(self, destination):
        return not is_binned(destination) and super().can_move_to(destination)

    def can_publish(self):
        from .four_eyes import is_own_text  # it asks this module for what the log says

        return super().can_publish() and (self.user.is_superuser or not is_own_text(self.page, self.user))

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
