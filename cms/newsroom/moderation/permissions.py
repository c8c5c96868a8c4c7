"""Permissions on pages.

The permission tester applies the four-eyes rule (`four_eyes`), so every way of publishing obeys it: the editor's
button, scheduling, bulk publishing, wagtail-localize's editor and `Revision.publish(user=...)`. Menus only mirror it.

`cms.pages.models.BasePage.permissions_for_user` returns the tester below. `Page.permissions_for_user` detects that the
specific class overrides it and calls that method, so views that use non-specific `Page` instances (the explorer, bulk
actions, locks) obey too. A system check (newsroom.E001) finds page types without it.

BasePage and the models of this app use this module, so it imports neither.
"""

from django.contrib.auth import get_user_model
from wagtail.models import PagePermissionTester

from cms.core.content.bin import is_binned

from .four_eyes import is_own_text


class NewsroomPermissionTester(PagePermissionTester):
    """Wagtail's permissions on a page, plus the newsroom's rules. Superusers may publish their own texts (logged)."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if is_binned(page):  # a deleted page can only be restored (cms.bin)
            self.user, self.permissions = get_user_model()(is_active=False), set()

    def can_move_to(self, destination):
        return not is_binned(destination) and super().can_move_to(destination)

    def can_publish(self):
        return super().can_publish() and (self.user.is_superuser or not is_own_text(self.page, self.user))

    def can_reorder_children(self):
        specific_class = self.page.specific_class
        return super().can_reorder_children() and not getattr(specific_class, "orders_children", False)

    def can_delete(self, ignore_bulk=False):
        # Wagtail lets users who may change a draft also delete or move it; translators may only change texts.
        if self.user.is_active and not self.user.is_superuser and not {"add", "publish"} & self.permissions:
            return False
        return super().can_delete(ignore_bulk)

    def can_copy_to(self, destination, recursive=False):
        # As for moving: only the tree's root has pages of several languages below it.
        if is_binned(destination):
            return False
        if destination.depth > 1 and destination.locale_id != self.page.locale_id:
            return False
        return super().can_copy_to(destination, recursive)
