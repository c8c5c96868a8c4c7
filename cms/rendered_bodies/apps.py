from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "cms.rendered_bodies"
    label = "bodies"
    verbose_name = _("Stored texts")

    def ready(self):
        from cms.core.content.relations import register_relation
        from cms.serving.cache.warming import register_chore

        from . import changes
        from .extras import register_extra
        from .rendering import LEAD, render_lead
        from .tasks import enqueue_storing

        register_relation("stored_body", served=True)
        changes.connect()
        register_chore(enqueue_storing)
        register_extra(LEAD, render_lead)
