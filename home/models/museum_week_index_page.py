"""The index of all MuseumWeeks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from cms.core.content.localized import all_of, localized_list
from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage

from .museum_week_page import MuseumWeekPage


class MuseumWeekIndexPage(BasePage):
    """The international week of museums, and all its years."""

    needs_lead_picture = False
    is_structural = True
    site_area = "museumweek"
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    description_fields = (*BasePage.description_fields, "body")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.MuseumWeekPage"]
    page_description = _("What MuseumWeek is, with the list of its years.")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("MuseumWeek index")
        verbose_name_plural = _("MuseumWeek indexes")

    def get_context(self, request, *args, **kwargs):
        years = all_of(MuseumWeekPage).select_related("lead_picture").order_by("-year", "-pk")
        years = localized_list(years, self.locale)
        return super().get_context(request, *args, **kwargs) | {"years": years}
