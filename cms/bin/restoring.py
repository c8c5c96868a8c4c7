"""Restore pages from the bin, or delete them permanently."""

import datetime
import logging

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.search import index

from cms.core.content.bin import is_binned
from cms.newsroom.moderation.permissions import NewsroomPermissionTester
from cms.redirects.recording import record_former_addresses

from .deleting import DELETE, RESTORE, BinRefusedError
from .models import DAYS, BinnedPage
from .signals import pages_moved

logger = logging.getLogger(__name__)


def may_restore(entry: BinnedPage, user, parent: Page | None = None) -> bool:
    """Return whether a user may restore a page below `parent` (default: its former parent).

    The user needs the permissions there that deleting the page would need. Adds no query.
    """
    if user.is_superuser:
        return user.is_active
    parent = parent or entry.parent
    if parent is None or not user.is_active:
        return False
    rights = NewsroomPermissionTester(user, parent).permissions
    if entry.was_live:
        return {"add", "publish"} <= rights
    return "add" in rights and ("change" in rights or entry.page.owner_id == user.pk)


def find_objection(entry: BinnedPage, parent: Page | None) -> str | None:
    """Return the reason why a page cannot be restored below `parent`, or None."""
    if parent is None:
        return _("Its former parent page no longer exists: choose another one.")
    title = parent.specific_deferred.get_admin_display_title()
    if is_binned(parent):
        return _("Its parent page “%(title)s” is in the bin too: restore that page first, or choose another place.") % {
            "title": title
        }
    page = entry.page.specific
    if parent.depth > 1 and parent.locale_id != page.locale_id:
        return _("“%(title)s” is in another language.") % {"title": title}
    if not page.can_move_to(parent):
        return _("A page of this type cannot be below “%(title)s”.") % {"title": title}
    return None


@transaction.atomic
def restore(entry: BinnedPage, user, parent: Page | None = None) -> Page:
    """Restore a page and its descendants as drafts, at its former position or below `parent`; return the page.

    The page gets another slug if its own is in use by now; its former URLs redirect to it (cms.redirects).
    Raise BinRefusedError.
    """
    entry = BinnedPage.objects.select_for_update(of=("self",)).select_related("page", "parent").get(pk=entry.pk)
    is_own_place = parent is None or parent.pk == entry.parent_id
    parent = parent or entry.parent
    if not may_restore(entry, user, parent):
        raise BinRefusedError(_("You may not restore this page there."))
    if objection := find_objection(entry, parent):
        raise BinRefusedError(objection)
    slug = find_available_slug(parent, entry.slug)
    Page.objects.filter(pk=entry.page_id).update(slug=slug)
    target, place = parent, "last-child"
    if is_own_place and (after := entry.next_sibling) and after.is_child_of(parent):
        target, place = after, "left"
    page = Page.objects.get(pk=entry.page_id).specific
    MovePageAction(page, target, pos=place, user=user).execute(skip_permission_checks=True)
    page = Page.objects.get(pk=entry.page_id).specific
    if slug != entry.slug:
        _write_slug_into_revision(page, slug)
    record_former_addresses(page, entry.url_path)
    entry.delete()
    below = page.get_descendants(inclusive=True)
    for other in below.specific().iterator(chunk_size=100):
        index.insert_or_update_object(other)
    log(page, RESTORE, user=user)
    pages_moved.send(sender=BinnedPage, keys=list(below.values_list("translation_key", flat=True)))
    return page


def _write_slug_into_revision(page: Page, slug: str) -> None:
    """Set the slug in the latest draft. The next publication uses that draft, and the former slug would be refused."""
    if revision := page.latest_revision:
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])


def delete_permanently(entry: BinnedPage, user=None) -> bool:
    """Delete a page from the bin permanently; return False and log it if a protected reference forbids it."""
    page = entry.page.specific
    try:
        with transaction.atomic():
            log(page, DELETE, user=user)
            DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    except ProtectedError:
        logger.warning("Not deleted: other content refers to page %s.", page.pk)
        return False
    return True


def empty_bin(user=None, days: int = DAYS) -> int:
    """Permanently delete pages that have been in the bin for `days`; return the number of entries deleted."""
    before = timezone.now() - datetime.timedelta(days=days)
    entries = BinnedPage.objects.filter(deleted_at__lte=before).order_by("pk").select_related("page")
    return sum(delete_permanently(entry, user) for entry in entries)
