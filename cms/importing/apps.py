from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "cms.importing"
    verbose_name = _("Imported texts")

    def ready(self):
        from cms.images.inbox.places import register_places

        from .admin.pictures import find_places

        register_places(find_places)
