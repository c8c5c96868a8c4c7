from django.utils.translation import gettext_lazy as _

from cms.core.content.slots import FRONT_PAGE, get_slot_contents
from cms.pages.models import BasePage


class HomePage(BasePage):
    """The front page of one language: the association's three pillars, each shown by its own app."""

    needs_lead_picture = False
    is_structural = True
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The front page of one language.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"slots": get_slot_contents(FRONT_PAGE, self, request)}
