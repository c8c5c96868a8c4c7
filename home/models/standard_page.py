from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from cms.core.content.localized import all_of
from cms.core.content.visibility import visible
from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage


class StandardPage(BasePage):
    """A standing page of the association: about, what we do, contact."""

    needs_lead_picture = False
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    description_fields = (*BasePage.description_fields, "body")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    page_description = _("A page that stays: about, what we do, contact.")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def get_context(self, request, *args, **kwargs):
        children = visible(all_of(StandardPage).child_of(self).in_menu()).select_related("locale")
        return super().get_context(request, *args, **kwargs) | {"children": children}
