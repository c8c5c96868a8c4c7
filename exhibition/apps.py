from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitionConfig(AppConfig):
    name = "exhibition"
    label = "exhibition"
    verbose_name = _("The exhibition")

    def ready(self):
        from cms.calendars.events import register_calendar
        from cms.core.content.search_facets import register_search_values
        from cms.core.content.slots import FRONT_PAGE, PERSON, register_slot_content
        from cms.planning.calendar.entries import register_entries
        from cms.releases.registry import register_members
        from cms.social_cards.sources import register_source
        from cms.translation.terms.registry import register_names

        from . import calendars, checklist, slots, structured_data
        from .members import list_members_of_edition
        from .models import ArtworkPage, EditionPage, ExhibitionPage
        from .planning import EditionDates

        register_slot_content(
            FRONT_PAGE,
            order=40,
            template="exhibition/includes/front_exhibition.html",
            get_context=slots.show_exhibition,
        )
        register_slot_content(
            PERSON, order=20, template="exhibition/includes/person_works.html", get_context=slots.show_works_of_person
        )
        register_calendar(EditionPage, calendars.collect_edition)
        register_calendar(ExhibitionPage, calendars.collect_editions)
        checklist.register()
        register_entries(EditionDates())
        structured_data.register()
        register_members(EditionPage, list_members_of_edition)
        register_names(ArtworkPage, "work", "title")
        register_source("home.PersonPage", slots.find_ids_of_works_of)
        register_search_values(EditionPage, year=lambda page: page.start_date and page.start_date.year)
