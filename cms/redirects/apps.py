from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedirectsConfig(AppConfig):
    name = "cms.redirects"
    label = "redirects"
    verbose_name = _("Former addresses")

    def ready(self):
        from wagtail.contrib.redirects.models import Redirect

        from cms.core.sanitizing.urls import validate_url

        from .recording import connect

        connect()
        # Added at run time, as a declared validator on Wagtail's model would need a migration in Wagtail.
        Redirect._meta.get_field("redirect_link").validators.append(validate_url)
