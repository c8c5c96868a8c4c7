"""The index of people."""

from django.utils.translation import gettext_lazy as _

from cms.core.content.localized import all_of, localized_list
from cms.core.typography.sorting import sort_by_name
from cms.pages.models import BasePage

from .person_page import PersonPage


class PeopleIndexPage(BasePage):
    """All people who write, answer, translate or draw for the site."""

    needs_lead_picture = False
    is_structural = True
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PersonPage"]
    page_description = _("The list of all people: authors, interviewees, artists.")

    class Meta:
        verbose_name = _("index of people")
        verbose_name_plural = _("indexes of people")

    def get_context(self, request, *args, **kwargs):
        people = localized_list(all_of(PersonPage).select_related("lead_picture"), self.locale)
        context = super().get_context(request, *args, **kwargs)
        return context | {"people": sort_by_name(people, lambda person: person.page.listed_name)}
