"""Wagtail hooks of releases."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from . import log_actions
from .admin import one_text, views
from .permissions import may_plan, may_see

hooks.register("register_log_actions", log_actions.register_log_actions)


@hooks.register("register_admin_urls")
def register_urls():
    urls = [
        path("", views.index, name="index"),
        path("add/", views.add, name="add"),
        path("<int:pk>/", views.show, name="show"),
        path("<int:pk>/edit/", views.edit, name="edit"),
        path("<int:pk>/texts/", views.put_in, name="put_in"),
        path("text/<int:content_type>/<int:pk>/", one_text.add_text, name="add_text"),
    ]
    return [path("releases/", include((urls, "releases")))]


class ReleasesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_admin_menu_item")
def add_releases_to_menu():
    return ReleasesMenuItem(
        _("Releases"), reverse("releases:index"), name="releases", icon_name="calendar-check", order=160
    )


@hooks.register("register_page_header_buttons")
def add_button_to_pages(page, user, next_url=None, view_name=None):
    """Put a text into a release from the menu beside its title."""
    if one_text.can_be_added(page) and may_plan(user):
        url = reverse("releases:add_text", args=one_text.get_arguments(page))
        yield Button(_("Add to a release"), url, icon_name="calendar-check", priority=76)


@hooks.register("register_snippet_listing_buttons")
def add_button_to_snippets(snippet, user, next_url=None):
    if one_text.can_be_added(snippet) and _may_plan(user):
        url = reverse("releases:add_text", args=one_text.get_arguments(snippet))
        yield Button(_("Add to a release"), url, icon_name="calendar-check", priority=50)


def _may_plan(user) -> bool:
    """Return whether a user plans releases; asked once, since a list has a button for each row."""
    if not hasattr(user, "_may_plan_releases"):
        user._may_plan_releases = may_plan(user)
    return user._may_plan_releases
