from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CardsConfig(AppConfig):
    name = "cms.social_cards"
    label = "cards"
    verbose_name = _("Cards for social media")

    def ready(self):
        from cms.core.content.relations import register_relation

        from . import signal_handlers

        register_relation("social_card", served=True, surrounding=True)
        signal_handlers.connect()
