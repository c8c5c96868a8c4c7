from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from cms.calendars.urls import get_calendar_path
from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage

from .artwork_page import ArtworkPage
from .edition_page import EditionPage


class ExhibitionPage(BasePage):
    is_structural = True
    site_area = "exhibition"
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    description_fields = (*BasePage.description_fields, "body")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["exhibition.ArtworkPage", "exhibition.EditionPage"]
    page_description = _("The travelling exhibition, with its works and its editions.")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("exhibition")
        verbose_name_plural = _("exhibitions")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "editions": EditionPage.objects.list_all(self.locale),
            "calendar": get_calendar_path(self, request),
            "works": ArtworkPage.objects.list_all(self.locale),
        }
