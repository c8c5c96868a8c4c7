from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WalksConfig(AppConfig):
    name = "cms.walks"
    label = "walks"
    verbose_name = _("Walks")

    def ready(self):
        from cms.releases.registry import register_link, register_minute_work

        from .timing import keep_up
        from .views import link_to_walk

        register_link(link_to_walk)
        register_minute_work(keep_up)
