from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.content.localized import localize_linked
from cms.core.fields import RichTextField
from cms.core.typography.lists import join_list
from cms.pages.blocks.texts import RICH_TEXT_FEATURES
from cms.pages.models import BasePage
from cms.pages.rows import InlineRow

from ..querysets import ArtworkManager
from .edition_page import EditionPage


class ArtworkPage(BasePage):
    """A work; its image is the page's lead image, its label the body."""

    site_area = "exhibition"
    shows_whole_image = True
    year = models.CharField(_("year"), max_length=20, blank=True)
    technique = models.CharField(_("technique"), max_length=255, blank=True)
    dimensions = models.CharField(_("dimensions"), max_length=120, blank=True, help_text=_("Height × width, in cm."))
    label = RichTextField(_("label text"), blank=True, features=RICH_TEXT_FEATURES)

    objects = ArtworkManager()

    description_fields = (*BasePage.description_fields, "label")
    parent_page_types = ["exhibition.ExhibitionPage"]
    subpage_types = []
    page_description = _("One work of the exhibition, with its label.")
    content_panels = [
        *BasePage.content_panels,
        MultipleChooserPanel("artists", chooser_field_name="artist", heading=_("Artists"), label=_("artist")),
        FieldRowPanel([FieldPanel("year"), FieldPanel("technique"), FieldPanel("dimensions")]),
        FieldPanel("label"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.RelatedFields("artists", [index.RelatedFields("artist", [index.AutocompleteField("title")])]),
        index.SearchField("technique"),
        index.SearchField("label"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("artists", overridable=False),
        SynchronizedField("year", overridable=False),
        TranslatableField("technique"),
        SynchronizedField("dimensions"),
        TranslatableField("label"),
    ]

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    def get_kicker(self) -> str:
        """Return the artists' names."""
        artists = localize_linked(self, {"artists": "artist"})["artists"]
        return join_list([artist.page.title for artist in artists])

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            **localize_linked(self, {"artists": "artist"}),
            "editions": EditionPage.objects.list_showing(self),
        }


class ArtworkArtist(InlineRow):
    page = ParentalKey(ArtworkPage, on_delete=models.CASCADE, related_name="artists")
    artist = models.ForeignKey("home.PersonPage", verbose_name=_("artist"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("artist")]

    class Meta(InlineRow.Meta):
        verbose_name = _("artist")
        verbose_name_plural = _("artists")

    def __str__(self):
        return str(self.artist)
