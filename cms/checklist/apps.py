from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecklistConfig(AppConfig):
    name = "cms.checklist"
    label = "checklist"
    verbose_name = _("Checklist")

    def ready(self):
        from cms.newsroom.moderation.publication_checks import register_publication_checks, register_submission_check

        from . import lines, objections
        from .admin.side_panel import add_side_panels

        lines.register()
        register_publication_checks(objections)
        register_submission_check(objections.find_objection)
        add_side_panels()
