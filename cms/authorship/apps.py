from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuthorshipConfig(AppConfig):
    name = "cms.authorship"
    label = "authorship"
    verbose_name = _("Authorship")

    def ready(self):
        from .copying import connect

        connect()
