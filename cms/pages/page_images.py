"""Find the images that a page or a part of it shows."""

from collections.abc import Iterable, Iterator

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page


def find_images(values: Iterable) -> Iterator:
    """Yield the images in pages, bodies and lists."""
    image_model = get_image_model()
    for value in values:
        if isinstance(value, image_model):
            yield value
        elif isinstance(value, StreamValue):
            yield from find_images(block.value for block in value)
        elif isinstance(value, StructValue):
            yield from find_images(value.values())
        elif isinstance(value, ListValue | list):
            yield from find_images(value)
        elif isinstance(value, Page):
            fields = [field for field in value._meta.get_fields() if field.concrete and not field.auto_created]
            yield from find_images(
                getattr(value, field.name)
                for field in fields
                if field.related_model is image_model or isinstance(field, StreamField)
            )
