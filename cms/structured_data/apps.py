from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructuredDataConfig(AppConfig):
    name = "cms.structured_data"
    label = "structured_data"
    verbose_name = _("Structured data")

    def ready(self):
        from cms.rendered_bodies.extras import register_extra

        from .picture_pages import describe_picture_list, describe_picture_page
        from .pictures import BODY_PICTURES, LEAD_PICTURE, tell_of_body, tell_of_lead
        from .registry import register_structured_data_of_view

        register_extra(LEAD_PICTURE, tell_of_lead)
        register_extra(BODY_PICTURES, tell_of_body)
        register_structured_data_of_view("picture_credit", describe_picture_page)
        register_structured_data_of_view("picture_credits", describe_picture_list)
