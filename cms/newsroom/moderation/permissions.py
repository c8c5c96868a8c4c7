"""Permissions on pages.

The permission tester of a page decides on four eyes (`four_eyes`), so every way of publishing obeys: the editor's
button, a date of publication, bulk publishing, wagtail-localize's editor and `Revision.publish(user=...)`. Menus only
mirror it.

`cms.pages.models.BasePage.permissions_for_user` returns the tester below. `Page.permissions_for_user` sees that the
specific class overrides it and asks that class, so views that work with un-specific `Page` instances (the explorer,
bulk actions, locks) obey too; a system check (newsroom.E001) finds page types without it.

Used by the models of this app and by BasePage: imports nothing of either.
"""

from django.contrib.auth import get_user_model
from wagtail.models import PagePermissionTester

from cms.core.content.bin import is_binned

from .four_eyes import is_own_text


class NewsroomPermissionTester(PagePermissionTester):
    """Wagtail's rights on a page, and the newsroom's own rules. Superusers may everything; the log tells."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if is_binned(page):  # nobody does anything with a deleted page but restore it (cms.bin)
            self.user, self.permissions = get_user_model()(is_active=False), set()

    def can_move_to(self, destination):
        return not is_binned(destination) and super().can_move_to(destination)

    def can_publish(self):
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
