from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "cms.serving"
    label = "serving"
    verbose_name = _("Serving")

    def ready(self):
        from . import signals  # noqa: F401 - connects them
