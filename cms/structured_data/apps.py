from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructuredDataConfig(AppConfig):
    name = "cms.structured_data"
    label = "structured_data"
    verbose_name = _("Structured data")

    def ready(self):
        from cms.bodies.extras import register_extra

        from .pictures import BODY_PICTURES, tell_of_body

        register_extra(BODY_PICTURES, tell_of_body)
