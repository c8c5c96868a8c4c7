from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    name = "cms.images"
    label = "images"
    verbose_name = _("Picture library")

    def ready(self):
        from cms.seo.listings import register_listings
        from cms.uploads.kinds import register_upload_kind

        from . import signal_handlers  # noqa: F401 - connects them
        from .admin.uploads import UPLOADED_IMAGES
        from .credits.sitemap import find_credits
        from .files.fields import check_profile_images
        from .files.opening import register_with_willow

        register_listings(find_credits)
        register_with_willow()
        register_upload_kind(UPLOADED_IMAGES)
        check_profile_images()
