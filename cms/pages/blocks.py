"""The blocks of page bodies, shared by all content apps.

wagtail-localize extracts the text of these blocks. ImageBlock is not used: it crashes the extraction when it is two
StructBlocks deep (docs/decisions/trap-09-not-extracted.md), and images have their alt texts in the library.
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale, Page

from cms.core.content.localized import localize_pages
from cms.core.sanitizing.streams import ListBlock, StreamBlock

from .embeds import find_player
from .headings import find_anchor
from .notes import BodyAdapter
from .tables import Head, TableRowsBlock, TableValue
from .texts import (
    BODY_TEXT_FEATURES,
    SHORT_TEXT_FEATURES,
    CharBlock,
    LinesBlock,
    PlainTextBlock,
    RichTextBlock,
    URLBlock,
    split_stanzas,
)


def _first(model):
    """Return the first image or document of the library for a block's preview, or None."""
    return model.objects.order_by("pk").first()


class HeadingBlock(CharBlock):
    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        around = parent_context or {}
        context["anchor"] = find_anchor(around.get("body"), around.get("block"), value)
        return context

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading between two parts of the text.")
        template = "blocks/heading.html"
        preview_value = _("What a herbarium keeps")


class TextBlock(RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/rich_text.html"
        preview_value = _("<p>Somebody bent down one day, chose this stem and wrote down a place, a date, a name.</p>")


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


class QuoteBlock(blocks.StructBlock):
    text = PlainTextBlock(label=_("Quote"), help_text=_("Without quotation marks: each language sets its own."))
    attribution = CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Pulled quote")
        description = _("A sentence from the text, set large.")
        template = "blocks/quote.html"
        preview_value = {"text": _("A seed is a book that reads itself again."), "attribution": "Helena Vasconcelos"}


class VerseValue(blocks.StructValue):
    @property
    def stanzas(self) -> list[list[str]]:
        return split_stanzas(self.get("text"))


class VerseBlock(blocks.StructBlock):
    text = LinesBlock(
        label=_("Verse"), help_text=_("A line for each line of verse, and an empty line between two stanzas.")
    )
    attribution = CharBlock(label=_("Author and title"), required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Verse")
        description = _("A poem or a song, line by line.")
        template = "blocks/verse.html"
        value_class = VerseValue
        preview_value = {"text": _("A fern in the drawer,\na date, a valley, a name."), "attribution": ""}


class QuestionAnswerBlock(blocks.StructBlock):
    question = PlainTextBlock(label=_("Question"))
    answer = RichTextBlock(label=_("Answer"), features=BODY_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("One question of an interview and its answer, in two voices.")
        template = "blocks/question_answer.html"
        preview_value = {
            "question": _("What does a herbarium keep?"),
            "answer": _("<p>A gesture. The plant is dry, but the gesture is intact.</p>"),
        }


class AdviceBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"))
    text = RichTextBlock(label=_("Advice"), features=[*SHORT_TEXT_FEATURES, "ol", "ul"])

    class Meta:
        icon = "clipboard-list"
        label = _("Advice box")
        description = _("Practical advice set apart from the text.")
        template = "blocks/advice.html"
        preview_value = {
            "title": _("Before you post"),
            "text": _("<ul><li>Write the alt text first.</li><li>Name the photographer.</li></ul>"),
        }


class TableBlock(blocks.StructBlock):
    caption = CharBlock(label=_("Caption"), help_text=_("What the table shows."))
    head = blocks.ChoiceBlock(
        label=_("Heads"),
        choices=Head.choices,
        default=Head.ROW,
        help_text=_("Screen readers read them with each cell."),
    )
    rows = TableRowsBlock(
        label=_("Cells"),
        help_text=_("A table copied from a spreadsheet or a document can be pasted into its first cell."),
    )
    source = CharBlock(
        label=pgettext_lazy("table", "Source"), required=False, help_text=_("Where the figures come from.")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with a caption. On small screens it scrolls sideways.")
        template = "blocks/table.html"
        value_class = TableValue
        preview_value = {
            "caption": _("What the herbarium lends"),
            "head": Head.ROW,
            "rows": [[_("Year"), _("Sheets")], ["2024", "212"], ["2025", "348"]],
            "source": "",
        }


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


class NotesBlock(ListBlock):
    """The notes to which marks in the texts of a body lead (cms/pages/notes.py)."""

    def __init__(self, **kwargs):
        super().__init__(RichTextBlock(label=_("Note"), features=SHORT_TEXT_FEATURES), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Notes")
        description = _("Numbered notes below the text. In a text, select words and press the button for notes.")
        template = "blocks/notes.html"
        preview_value = [_("<p>Kept in drawer 12, with the letters of the person who collected it.</p>")]


class BodyBlock(StreamBlock):
    """The body of articles and standing pages."""

    heading = HeadingBlock()
    text = TextBlock(features=BODY_TEXT_FEATURES)
    picture = CaptionedImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    verse = VerseBlock()
    advice = AdviceBlock()
    table = TableBlock()
    embed = EmbedBlock()
    download = DownloadBlock()
    related_page = RelatedPageBlock()
    notes = NotesBlock()

    class Meta:
        block_counts: ClassVar = {"notes": {"max_num": 1}}


register(BodyAdapter(), BodyBlock)


class InterviewBodyBlock(BodyBlock):
    question_answer = QuestionAnswerBlock()
