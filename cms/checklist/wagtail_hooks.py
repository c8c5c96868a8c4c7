"""The checklist's settings and log actions in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from .admin import settings, warnings  # noqa: F401 (its hooks register themselves)
from .line import Level


class ChecklistMenuItem(MenuItem):
    def is_shown(self, request):
        return settings.may_decide(request.user)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("checklist/", settings.edit_levels, name="checklist_levels")]


@hooks.register("register_settings_menu_item")
def add_settings():
    return ChecklistMenuItem(_("Checklist"), reverse("checklist_levels"), icon_name="clipboard-list", order=350)


@hooks.register("register_permissions")
def register_permissions():
    return settings.get_permissions()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(settings.LEVEL_CHANGED)
    class LevelChanged(LogFormatter):
        label = _("Change a line of the checklist")

        def format_message(self, log_entry):
            said = log_entry.data
            return gettext("%(line)s: %(former)s → %(level)s") % {
                "line": said["line"],
                "former": Level(said["former"]).label,
                "level": Level(said["level"]).label,
            }
