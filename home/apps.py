from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("The association")

    def ready(self):
        from cms.core.parts import FRONT_PAGE, register_part
        from cms.feeds.channels import register_channel

        from .feeds import MuseumWeekChannel
        from .parts import show_latest_year

        register_part(FRONT_PAGE, order=20, template="home/parts/front_museumweek.html", get_context=show_latest_year)
        register_channel(MuseumWeekChannel)
