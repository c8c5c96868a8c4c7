"""Find the references in the stored content of a text, by the fields and blocks of its model.

Creating an instance from a revision would take queries for each revision.
"""

from collections.abc import Iterator

from django.db.models import Field, Model
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.rich_text import extract_references_from_rich_text

from cms.core.sanitizing.contentstate import as_id

from .stored_values import StoredValue, walk_values


def list_stored_references(model: type[Model], content: dict) -> Iterator[tuple[type[Model], str]]:
    """Yield (model, key) for each reference in the content of a revision, or of an instance in the same form."""
    for stored in walk_values(model, content):
        yield from list_references_in(stored)


def list_references_in(stored: StoredValue) -> Iterator[tuple[type[Model], str]]:
    """Yield (model, key) for each reference in one stored value."""
    definition, value, _name = stored
    if not value:
        return
    if isinstance(definition, blocks.ChooserBlock):
        yield definition.model_class, str(value)
    elif isinstance(definition, blocks.RichTextBlock | RichTextField):
        for model, key, _model_path, _content_path in extract_references_from_rich_text(str(value)):
            if (pk := as_id(str(key))) is not None:  # others, of damaged text, are not keys of any object
                yield model, str(pk)
    elif isinstance(definition, Field) and definition.many_to_one:
        yield definition.related_model, str(value)
