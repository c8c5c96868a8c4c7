from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructuredDataConfig(AppConfig):
    name = "cms.structured_data"
    label = "structured_data"
    verbose_name = _("Structured data")
