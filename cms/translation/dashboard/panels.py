"""The panels of the admin's home page that show what waits for the user, in place of Wagtail's two lists of workflows.

Wagtail's "Awaiting your review" and "Your pages and snippets in a workflow" show some of the same texts, take queries
for each text, and do not cover translations.
"""

from django.forms import Media
from wagtail import hooks
from wagtail.admin.ui.components import Component

from ..status.stale import refresh_stale
from .queries import find_stuck, find_tasks, find_waiting

REPLACED = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}


class TranslationDashboardPanel(Component):
    @property
    def media(self):
        return Media(css={"all": ["translation/dashboard.css"]})


class TasksPanel(TranslationDashboardPanel):
    """Shows translators their translations, and those that are not assigned yet."""

    name = "my_translations"
    template_name = "translation/panels/tasks.html"
    order = 201

    def get_context_data(self, parent_context):
        tasks, count, words = find_tasks(parent_context["request"].user)
        return {"tasks": tasks, "count": count, "more": count - len(tasks), "words": words}


class WaitingPanel(TranslationDashboardPanel):
    """Shows moderators the texts that wait for their decision."""

    name = "awaiting_my_review"
    template_name = "translation/panels/waiting.html"
    order = 202

    def get_context_data(self, parent_context):
        waiting, count = find_waiting(parent_context["request"].user)
        return {"waiting": waiting, "count": count, "more": count - len(waiting)}


class StuckPanel(TranslationDashboardPanel):
    """Shows authors which of their texts are stuck, and where."""

    name = "my_texts"
    template_name = "translation/panels/stuck.html"
    order = 203

    def get_context_data(self, parent_context):
        stuck, count = find_stuck(parent_context["request"].user)
        return {"stuck": stuck, "count": count, "more": count - len(stuck)}


@hooks.register("construct_homepage_panels")
def show_translation_dashboard(request, panels):
    refresh_stale()  # once for all panels
    panels[:] = [panel for panel in panels if getattr(panel, "name", None) not in REPLACED]
    panels += [TasksPanel(), WaitingPanel(), StuckPanel()]
