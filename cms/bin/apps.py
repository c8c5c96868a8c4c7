from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BinConfig(AppConfig):
    name = "cms.bin"
    label = "bin"
    verbose_name = _("Bin")

    def ready(self):
        from .listings import hide_from_everybody

        hide_from_everybody()
