from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MagazineConfig(AppConfig):
    name = "magazine"
    label = "magazine"
    verbose_name = _("MuseumWeek Magazine")

    def ready(self):
        from cms.core.parts import FRONT_PAGE, PERSON, register_part
        from cms.discovery.listings import register_listings

        from . import desk, parts
        from .sitemap import find_listings

        register_part(
            FRONT_PAGE, order=10, template="magazine/parts/front_issue.html", get_context=parts.show_latest_issue
        )
        register_part(
            FRONT_PAGE, order=30, template="magazine/parts/front_stories.html", get_context=parts.show_latest_stories
        )
        register_part(
            PERSON, order=10, template="magazine/parts/person_stories.html", get_context=parts.show_stories_of_person
        )
        register_listings(find_listings)
        desk.register()
