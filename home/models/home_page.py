from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.parts import FRONT_PAGE, get_parts


class HomePage(BasePage):
    """The front page of one language: the association's three pillars, each shown by the app that knows it."""

    is_structural = True
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The front page of one language.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Find the page by its whole address in one query, where Wagtail takes one query for each level."""
        if path_components:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            page = Page.objects.filter(url_path=url_path, path__startswith=self.path).first()
            if page:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"parts": get_parts(FRONT_PAGE, self, request)}
