from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitionConfig(AppConfig):
    name = "exhibition"
    label = "exhibition"
    verbose_name = _("The exhibition")

    def ready(self):
        from cms.core.parts import FRONT_PAGE, PERSON, register_part
        from cms.core.search_facets import register_search_values

        from . import parts
        from .models import EditionPage

        register_part(
            FRONT_PAGE, order=40, template="exhibition/parts/front_exhibition.html", get_context=parts.show_exhibition
        )
        register_part(
            PERSON, order=20, template="exhibition/parts/person_works.html", get_context=parts.show_works_of_person
        )
        register_search_values(EditionPage, year=lambda page: page.start_date and page.start_date.year)
