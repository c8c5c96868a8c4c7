"""The report's URL, its menu item and the panel on the admin's home page."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .panels import FaultsPanel


@hooks.register("register_admin_urls")
def route_report():
    return [
        path("reports/health/", views.show_report, name="health_report"),
        path("reports/health/failed-task/", views.handle_failed_task, name="health_failed_task"),
    ]


class HealthMenuItem(MenuItem):
    def is_shown(self, request):
        return views.may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_menu_item():
    return HealthMenuItem(_("Health"), reverse("health_report"), name="health", icon_name="warning", order=1200)


@hooks.register("construct_homepage_panels")
def show_panel(request, panels):
    panels.append(FaultsPanel())
