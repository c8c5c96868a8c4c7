"""Delete pages: move a page and its descendants into the bin, as drafts."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.locks import ScheduledForPublishLock
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowState
from wagtail.search import index

from cms.core.content.bin import get_bin, is_binned
from cms.newsroom.moderation.approvals import void_approvals
from cms.newsroom.moderation.records import Approval
from cms.newsroom.moderation.void_reasons import UNPUBLISHED

from .models import BinnedPage
from .signals import pages_moved

PUT, RESTORE, DELETE = "bin.put", "bin.restore", "bin.delete"


class BinRefusedError(PermissionDenied):
    """A page cannot be moved into the bin or restored from it; the message says why."""


def find_objection(page: Page, user) -> str | None:
    """Return the reason why a page cannot be deleted now, or None. Wagtail checks the user's permission itself."""
    if page.is_site_root():
        return _("This is the home page of a language: it cannot be deleted.")
    below = page.get_descendants(inclusive=True)
    in_review = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), status=WorkflowState.STATUS_IN_PROGRESS
    ).values_list("object_id", flat=True)
    candidates = below.filter(locked=True) | below.filter(pk__in=[int(pk) for pk in in_review])
    for other in candidates.specific():
        lock = other.get_lock()
        if lock and not isinstance(lock, ScheduledForPublishLock) and user and lock.for_user(user):
            return _("“%(title)s” is locked, or under review: it cannot be deleted now.") % {
                "title": other.get_admin_display_title()
            }
    return None


@transaction.atomic
def put_in_bin(page: Page, user=None) -> BinnedPage:
    """Move a page and its descendants into the bin, unpublish them and cancel their moderation and scheduling.

    The page keeps its id, translation key, revisions, translations and references. Its slug is replaced while it is
    in the bin. Return the entry, the existing one if the page is in the bin already. Raise BinRefusedError.
    """
    page = Page.objects.get(pk=page.pk).specific
    if is_binned(page):
        return page.bin_entry
    if objection := find_objection(page, user):
        raise BinRefusedError(objection)
    below = page.get_descendants(inclusive=True)
    keys = list(below.values_list("translation_key", flat=True))
    entry = BinnedPage.objects.create(
        page_id=page.pk,
        parent_id=page.get_parent().pk,
        next_sibling=page.get_next_sibling(),
        slug=page.slug,
        url_path=page.url_path,
        was_live=below.live().exists(),
        deleted_by=user,
    )
    _take_from_readers(below, user)
    Page.objects.filter(pk=page.pk).update(slug=str(page.pk))  # no signals: the entry stores the URL path
    moved = Page.objects.get(pk=page.pk).specific
    MovePageAction(moved, get_bin(), pos="last-child", user=user).execute(skip_permission_checks=True)
    moved = Page.objects.get(pk=page.pk)
    for other in moved.get_descendants(inclusive=True).specific().iterator(chunk_size=100):
        index.remove_object(other)
    log(moved.specific, PUT, user=user)
    pages_moved.send(sender=BinnedPage, keys=keys)
    return entry


def _take_from_readers(below, user) -> None:
    pks = list(below.values_list("pk", flat=True))
    ids = [str(pk) for pk in pks]
    page_type = ContentType.objects.get_for_model(Page)
    for state in WorkflowState.objects.active().filter(base_content_type=page_type, object_id__in=ids):
        state.cancel(user=user)
    Revision.objects.filter(base_content_type=page_type, object_id__in=ids).update(approved_go_live_at=None)
    void_approvals(Approval.objects.waiting().filter(content_type=page_type, object_id__in=ids), UNPUBLISHED, user)
    for live in Page.objects.filter(pk__in=pks, live=True).order_by("-depth").specific():
        live.unpublish(user=user)
