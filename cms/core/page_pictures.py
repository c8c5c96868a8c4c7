"""All pictures that a page is about to show, fetched together."""

from collections.abc import Iterable, Iterator

from django.core.paginator import Page as PaginatorPage
from django.db import models
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.images.renditions import prefetch_pictures

from .localized import Localized


def prefetch_pictures_of(context: dict) -> None:
    """Fetch the renditions and words of every picture that a template's context holds (two queries in all)."""
    prefetch_pictures({id(image): image for image in _find_pictures(context.values())}.values())


def _find_pictures(values: Iterable) -> Iterator:
    """Go through lists, dictionaries, pages and bodies; pages give the pictures that are already fetched with them."""
    image_model = get_image_model()
    for value in values:
        if isinstance(value, image_model):
            yield value
        elif isinstance(value, Localized):
            yield from _find_pictures([value.page])
        elif isinstance(value, dict):
            yield from _find_pictures(value.values())
        elif isinstance(value, list | tuple | PaginatorPage | ListValue):
            yield from _find_pictures(value)
        elif isinstance(value, StreamValue):
            yield from _find_pictures(block.value for block in value)
        elif isinstance(value, StructValue):
            yield from _find_pictures(value.values())
        elif isinstance(value, Page):
            yield from _find_pictures_of_page(value)
        elif isinstance(value, models.Model):
            yield from _find_pictures(_get_fetched(value))


def _find_pictures_of_page(page: Page) -> Iterator:
    yield from _find_pictures(_get_fetched(page))
    for field in page._meta.get_fields():
        if field.concrete and field.attname in page.__dict__ and isinstance(page.__dict__[field.attname], StreamValue):
            yield from _find_pictures([page.__dict__[field.attname]])


def _get_fetched(instance: models.Model) -> list:
    """The related pictures that were fetched with an instance: asking for others would cost a query each."""
    image_model = get_image_model()
    return [value for value in instance._state.fields_cache.values() if isinstance(value, image_model)]
