from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "cms.bodies"
    label = "bodies"
    verbose_name = _("Stored texts")

    def ready(self):
        from . import changes
        from .extras import register_extra
        from .rendering import LEAD, render_lead

        changes.connect()
        register_extra(LEAD, render_lead)
