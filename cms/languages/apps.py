from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "cms.languages"
    label = "languages"
    verbose_name = _("Languages")

    def ready(self):
        from .checks import check_languages
        from .registry import get_profiles

        register(check_languages)
        get_profiles()  # before the server forks, so that its processes share the memory
