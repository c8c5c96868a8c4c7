from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("The association")

    def ready(self):
        from cms.calendars.events import register_calendar
        from cms.core.content.search_facets import register_search_values
        from cms.core.content.slots import FRONT_PAGE, register_slot_content
        from cms.feeds.channels import register_channel
        from cms.planning.calendar.entries import register_entries
        from cms.releases.registry import register_members
        from cms.translation.terms.registry import register_names

        from . import structured_data
        from .calendars import collect_days
        from .feeds import MuseumWeekChannel
        from .members import list_members_of_year
        from .models import Institution, MuseumWeekPage, Partner, PersonPage
        from .planning import MuseumWeekDates
        from .slots import show_latest_year

        register_slot_content(
            FRONT_PAGE, order=20, template="home/includes/front_museumweek.html", get_context=show_latest_year
        )
        register_calendar(MuseumWeekPage, collect_days)
        register_channel(MuseumWeekChannel)
        register_search_values(MuseumWeekPage, year=lambda page: page.year)
        register_members(MuseumWeekPage, list_members_of_year)
        register_names(Institution, "institution", is_same=True, is_checked=True)
        register_names(Partner, "institution")
        register_names(PersonPage, "person", "title", is_same=True, is_checked=True)
        register_entries(MuseumWeekDates())
        structured_data.register()
