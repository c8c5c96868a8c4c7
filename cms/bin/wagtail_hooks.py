"""The bin's URLs, menu item and log actions in Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

from cms.core.content.bin import is_binned

from . import (
    listings,  # noqa: F401 (its hooks register themselves)
    views,
)
from .deleting import DELETE, PUT, RESTORE


class BinMenuItem(MenuItem):
    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


@hooks.register("register_admin_urls")
def register_addresses():
    addresses = [
        path("", views.show_bin, name="index"),
        path("empty/", views.empty, name="empty"),
        path("<int:pk>/restore/", views.restore_page, name="restore"),
        path("<int:pk>/delete/", views.delete_page, name="delete"),
    ]
    return [path("bin/", include((addresses, "bin")))]


@hooks.register("register_admin_menu_item")
def add_to_menu():
    return BinMenuItem(_("Bin"), reverse("bin:index"), name="bin", icon_name="bin", order=900)


@hooks.register("before_edit_page", order=-200)
def lead_from_editor_to_bin(request, page):
    """Redirect from the editor to the bin, as a deleted page must be restored before it is edited."""
    if is_binned(page):
        messages.warning(request, gettext("This page is in the bin: restore it first."))
        return redirect("bin:index")
    return None


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(PUT, _("Move to the bin"), _("Deleted: moved to the bin"))
    actions.register_action(RESTORE, _("Restore from the bin"), _("Restored from the bin, as a draft"))
    actions.register_action(DELETE, _("Delete permanently"), _("Deleted permanently"))
