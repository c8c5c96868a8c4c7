"""Where the bin shows in Wagtail's admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

from cms.core.content.bin import is_binned
from cms.newsroom.moderation.permissions import NewsroomPermissionTester

from . import (
    hiding,  # noqa: F401 (its hooks register themselves)
    views,
)
from .models import BinnedPage
from .putting import DELETE, PUT, RESTORE


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
    """A deleted page is restored first; what somebody had typed meanwhile is there when it comes back."""
    if not is_binned(page):
        return None
    if request.method == "POST" and save_typed(page, request):
        said = gettext("This page was deleted while you wrote. Your text was saved with it: restore it from the bin.")
    else:
        said = gettext("This page is in the bin: restore it first.")
    messages.warning(request, said)
    return redirect("bin:index")


def save_typed(page, request) -> bool:
    """Save what a form holds as the newest draft of a deleted page, for who might change it where it was."""
    entry = BinnedPage.objects.filter(page__in=page.get_ancestors(inclusive=True)).select_related("parent").first()
    place = entry and entry.parent
    if not place or "change" not in NewsroomPermissionTester(request.user, place).permissions or page.alias_of_id:
        return False
    draft = page.get_latest_revision_as_object()
    form_class = draft.get_edit_handler().get_form_class()
    form = form_class(request.POST, request.FILES, instance=draft, parent_page=page.get_parent(), for_user=request.user)
    form.defer_required_fields()
    if not form.is_valid():
        return False
    form.save(commit=False).save_revision(user=request.user)
    return True


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(PUT, _("Put into the bin"), _("Deleted: put into the bin"))
    actions.register_action(RESTORE, _("Restore from the bin"), _("Restored from the bin, as a draft"))
    actions.register_action(DELETE, _("Delete for good"), _("Deleted for good"))
