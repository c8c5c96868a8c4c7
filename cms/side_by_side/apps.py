from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadingConfig(AppConfig):
    name = "cms.side_by_side"
    label = "reading"
    verbose_name = _("Reading in two languages")

    def ready(self):
        from cms.core.content.relations import register_relation

        register_relation("alignment", surrounding=True)
