from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructuredDataConfig(AppConfig):
    name = "cms.structured_data"
    label = "structured_data"
    verbose_name = _("Structured data")

    def ready(self):
        from cms.rendered_bodies.extras import register_extra

        from .image_pages import describe_image_list, describe_image_page
        from .images import BODY_IMAGES, LEAD_IMAGE, describe_body_images, describe_lead_image
        from .places import PLACES, describe_places
        from .recordings import RECORDINGS, describe_recordings
        from .registry import register_structured_data_of_view

        register_extra(LEAD_IMAGE, describe_lead_image)
        register_extra(BODY_IMAGES, describe_body_images)
        register_extra(RECORDINGS, describe_recordings)
        register_extra(PLACES, describe_places)
        register_structured_data_of_view("image_credit", describe_image_page)
        register_structured_data_of_view("image_credits", describe_image_list)
