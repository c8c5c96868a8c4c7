from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage

from .story_page import StoryPage


class ArticlePage(StoryPage):
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    page_description = _("A story in continuous text.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(StoryPage.classification_panels, heading=_("Classification")),
        *StoryPage.author_panels,
        FieldPanel("body"),
        *StoryPage.related_panels,
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("body")]
    translatable_fields = [*StoryPage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
