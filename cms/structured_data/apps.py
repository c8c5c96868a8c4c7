from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructuredDataConfig(AppConfig):
    name = "cms.structured_data"
    label = "structured_data"
    verbose_name = _("Structured data")

    def ready(self):
        from cms.bodies.extras import register_extra

        from .pictures import BODY_PICTURES, LEAD_PICTURE, tell_of_body, tell_of_lead

        register_extra(LEAD_PICTURE, tell_of_lead)
        register_extra(BODY_PICTURES, tell_of_body)
