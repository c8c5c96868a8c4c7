from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedirectsConfig(AppConfig):
    name = "cms.redirects"
    label = "redirects"
    verbose_name = _("Former addresses")

    def ready(self):
        from .recording import connect

        connect()
