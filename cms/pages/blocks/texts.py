"""The blocks of words that all other blocks are made of."""

from django.utils.text import normalize_newlines
from wagtail import blocks

from cms.core.editing.blank import refuse_blank
from cms.core.sanitizing.html import validate_links
from cms.core.sanitizing.urls import validate_url

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
BODY_TEXT_FEATURES = [*RICH_TEXT_FEATURES, "footnote"]
SHORT_TEXT_FEATURES = ["bold", "italic", "link", "superscript", "subscript"]


class VisibleWords:
    """A text block that, if it is required, refuses a text that shows readers nothing."""

    def clean(self, value):
        value = super().clean(value)
        if self.required:
            refuse_blank(getattr(value, "source", value))
        return value


class CharBlock(VisibleWords, blocks.CharBlock):
    pass


class PlainTextBlock(VisibleWords, blocks.TextBlock):
    pass


class LinesBlock(PlainTextBlock):
    """A plain text whose line breaks count, as in verse."""

    def clean(self, value):
        return normalize_newlines(super().clean(value))  # browsers send two characters for each


def split_stanzas(text) -> list[list[str]]:
    """Return the lines of a text, by stanzas: these stand between empty lines."""
    stanzas: list[list[str]] = [[]]
    for line in normalize_newlines(text or "").split("\n"):
        if line.strip():
            stanzas[-1].append(line.strip())
        elif stanzas[-1]:
            stanzas.append([])
    return [lines for lines in stanzas if lines]


class RichTextBlock(VisibleWords, blocks.RichTextBlock):
    """Wagtail's block, with the project's URL check for its links."""

    def __init__(self, *args, validators=(), **kwargs):
        super().__init__(*args, validators=[*validators, validate_links], **kwargs)


class URLBlock(blocks.URLBlock):
    """Wagtail's block, with the project's URL check."""

    def __init__(self, *args, validators=(), **kwargs):
        super().__init__(*args, validators=[*validators, validate_url], **kwargs)
