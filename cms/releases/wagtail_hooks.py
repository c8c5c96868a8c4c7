"""Wagtail hooks of releases."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import log_actions
from .admin import views
from .permissions import may_see

hooks.register("register_log_actions", log_actions.register_log_actions)


@hooks.register("register_admin_urls")
def register_urls():
    urls = [
        path("", views.index, name="index"),
        path("add/", views.add, name="add"),
        path("<int:pk>/", views.show, name="show"),
        path("<int:pk>/edit/", views.edit, name="edit"),
        path("<int:pk>/texts/", views.put_in, name="put_in"),
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
