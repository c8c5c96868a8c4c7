from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = _("Publishing core")

    def ready(self):
        from cms.newsroom.rules import register_rules

        from . import completeness, date_inputs

        register_rules(completeness)
        date_inputs.follow_languages()
