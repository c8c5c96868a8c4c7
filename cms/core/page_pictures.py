"""All pictures that a page is about to show, fetched together."""

from collections.abc import Iterable, Iterator

from django.core.paginator import Page as PaginatorPage
from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images import get_image_model

from cms.images.renditions import prefetch_pictures

from .localized import Localized


def prefetch_pictures_of(context: dict) -> None:
    """Fetch the renditions and words of every picture that a template's context holds (two queries in all).

    Those in the bodies of pages are not among them: bodies are stored, or else fetch their own (cms.bodies.rendering).
    """
    prefetch_pictures({id(image): image for image in find_pictures(context.values())}.values())


def find_pictures(values: Iterable) -> Iterator:
    """Go through lists, dictionaries, pages and bodies for pictures; pages give those that were fetched with them."""
    image_model = get_image_model()
    for value in values:
        if isinstance(value, image_model):
            yield value
        elif isinstance(value, Localized):
            yield from find_pictures([value.page])
        elif isinstance(value, dict):
            yield from find_pictures(value.values())
        elif isinstance(value, list | tuple | PaginatorPage | ListValue):
            yield from find_pictures(value)
        elif isinstance(value, StreamValue):
            yield from find_pictures(block.value for block in value)
        elif isinstance(value, StructValue):
            yield from find_pictures(value.values())
        elif isinstance(value, models.Model):
            yield from find_pictures(_get_fetched(value))


def _get_fetched(instance: models.Model) -> list:
    """The related pictures that were fetched with an instance: asking for others would cost a query each."""
    image_model = get_image_model()
    return [value for value in instance._state.fields_cache.values() if isinstance(value, image_model)]
