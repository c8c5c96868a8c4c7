from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CardsConfig(AppConfig):
    name = "cms.cards"
    label = "cards"
    verbose_name = _("Cards for social media")

    def ready(self):
        from . import signals

        signals.connect()
