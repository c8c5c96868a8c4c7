"""The blocks of page bodies, shared by all content apps.

wagtail-localize extracts the text of these blocks. ImageBlock is not used: it crashes the extraction when it is two
StructBlocks deep (docs/decisions/trap-09-not-extracted.md), and images have their alt texts in the library.
"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.admin.telepath import register

from cms.core.sanitizing.streams import ListBlock, StreamBlock

from ..headings import find_anchor
from .audio import AudioBlock
from .facts import FiguresBlock, TimelineBlock
from .linked import CaptionedImageBlock, DownloadBlock, EmbedBlock, GalleryBlock, RelatedPageBlock
from .notes import BodyAdapter
from .places import MapBlock
from .tables import Head, TableRowsBlock, TableValue
from .texts import (
    BODY_TEXT_FEATURES,
    SHORT_TEXT_FEATURES,
    CharBlock,
    LinesBlock,
    PlainTextBlock,
    RichTextBlock,
    split_stanzas,
)


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


class NotesBlock(ListBlock):
    """The notes to which marks in the texts of a body lead (cms/pages/blocks/notes.py)."""

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
    figures = FiguresBlock()
    timeline = TimelineBlock()
    map = MapBlock()
    audio = AudioBlock()
    embed = EmbedBlock()
    download = DownloadBlock()
    related_page = RelatedPageBlock()
    notes = NotesBlock()

    class Meta:
        block_counts: ClassVar = {"notes": {"max_num": 1}}


register(BodyAdapter(), BodyBlock)


class InterviewBodyBlock(BodyBlock):
    question_answer = QuestionAnswerBlock()
