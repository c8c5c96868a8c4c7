from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "cms.planning"
    label = "planning"
    verbose_name = _("Planning")

    def ready(self):
        from cms.releases.registry import register_link

        from .board.registry import find_link
        from .calendar.entries import register_entries
        from .ideas.entries import IdeaEntries
        from .providers.assignments import AssignmentEntries
        from .providers.releases import ReleaseEntries
        from .providers.rights import RightsEntries
        from .providers.scheduled import ScheduledEntries
        from .providers.translations import TranslationEntries

        register_link(find_link)
        register_entries(ReleaseEntries())
        register_entries(ScheduledEntries())
        register_entries(AssignmentEntries())
        register_entries(TranslationEntries())
        register_entries(IdeaEntries())
        register_entries(RightsEntries())
