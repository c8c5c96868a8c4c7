"""Blocks that show what is kept elsewhere: pictures, documents and pages of this site, players of other sites."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale, Page

from cms.core.content.localized import localize_pages
from cms.core.sanitizing.streams import ListBlock

from ..embeds import find_player
from .texts import CharBlock, URLBlock


def _first(model):
    """Return the first image or document of the library for a block's preview, or None."""
    return model.objects.order_by("pk").first()


class CaptionedImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(
        label=_("Caption"), required=False, help_text=_("What the picture shows. Its credit is added automatically.")
    )

    def get_preview_value(self):
        return self.normalize({"image": _first(get_image_model()), "caption": _("A picture from the library")})

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with a caption; the credit comes from the picture library.")
        template = "blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    pictures = ListBlock(CaptionedImageBlock(), label=_("Pictures"), min_num=2)
    caption = CharBlock(label=_("Caption of the gallery"), required=False)

    def get_preview_value(self):
        images = get_image_model().objects.all()[:3]
        return self.normalize({"pictures": [{"image": image, "caption": ""} for image in images], "caption": ""})

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Two or more pictures side by side, each with its caption and credit.")
        template = "blocks/gallery.html"


class EmbedValue(blocks.StructValue):
    @cached_property
    def player(self):
        return find_player(self.get("url"))

    @property
    def player_url(self) -> str:
        return self.player.url if self.player else ""

    @property
    def provider(self) -> str:
        return self.player.provider if self.player else ""


class EmbedBlock(blocks.StructBlock):
    url = URLBlock(label=_("Address"), help_text=_("The address of a video on YouTube or Vimeo."))
    title = CharBlock(label=_("Title"), help_text=_("Screen readers read it to people who cannot see the player."))

    def clean(self, value):
        value = super().clean(value)
        if not find_player(value["url"]):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Only addresses of videos on YouTube or Vimeo can be embedded."))}
            )
        return value

    class Meta:
        icon = "media"
        label = _("Video or sound")
        description = _("A player of another site. Nothing is loaded from there until the reader clicks.")
        template = "blocks/embed.html"
        value_class = EmbedValue
        preview_value = {"url": "https://vimeo.com/1084537", "title": _("A walk through the storerooms")}


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(label=_("Title"), required=False, help_text=_("If empty, the document's own title is used."))

    def get_preview_value(self):
        model = get_document_model()
        # If the library has no document yet, use an unsaved one for the preview.
        document = _first(model) or model(pk=0, file="guide.pdf", file_size=250_000)
        return self.normalize({"document": document, "title": _("Guide for museums")})

    class Meta:
        icon = "download"
        label = pgettext_lazy("block", "Download")
        description = _("A document that readers can download, with its format and size.")
        template = "blocks/download.html"


class RelatedPageBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Page"))

    def get_preview_value(self):
        return self.normalize({"page": Page.objects.live().filter(depth__gt=2).first()})

    def get_context(self, value, parent_context=None):
        """Resolve the page to the reader's language: page choosers keep the source language's page.

        See docs/decisions/trap-09-not-extracted.md.
        """
        context = super().get_context(value, parent_context=parent_context)
        here = (parent_context or {}).get("page")
        page = value.get("page")
        found = localize_pages([page], here.locale if here else Locale.get_active()) if page else []
        context["ref"] = found[0] if found else None
        return context

    class Meta:
        icon = "link"
        label = _("Related page")
        description = _("A link to another page of the site, in the reader's language where it exists.")
        template = "blocks/related_page.html"
