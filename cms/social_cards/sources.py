"""Sources of cards besides their own page: when one changes, the cards that show it are checked.

`cms` registers images; content apps register theirs in AppConfig.ready(), such as the name of a section or an artist.
"""

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import models
from django.db.models import Q
from wagtail.models import Page, get_page_models

from cms.images.models import CustomImage
from cms.images.responsive.elements import SHARED_FIELDS
from cms.pages.models import BasePage

FindPages = Callable[[models.Model], Iterable[int]]

_sources: dict[str, FindPages] = {}


def register_source(label: str, find_pages: FindPages) -> None:
    """Register a model whose changes update cards.

    label: such as "magazine.Section". find_pages: returns the ids of the pages that show an instance."""
    _sources[label] = find_pages


def is_source(model: type[models.Model]) -> bool:
    return model._meta.label in _sources


def find_pages_showing(instance: models.Model) -> set[int]:
    """Return the ids of the pages whose cards may show something of an instance."""
    return set(_sources[instance._meta.label](instance))


def find_pages_by_key(label: str, pk: int) -> set[int]:
    """Do the same for the instance with this primary key; return nothing if it was deleted meanwhile."""
    instance = apps.get_model(label).objects.filter(pk=pk).first()
    return find_pages_showing(instance) if instance else set()


def find_pages_with_image(image_id: int) -> set[int]:
    """Return the ids of the pages for which social media may get this image, also in place of another."""
    found: set[int] = set()
    for model in get_page_models():
        names = [name for name in SHARED_FIELDS if _refers_to_image(model, name)]
        if issubclass(model, BasePage) and names:
            ways = [(f"{name}{way}", image_id) for name in names for way in ("", "__replacement")]
            has_it = Q(*ways, _connector=Q.OR)
            found.update(model.objects.filter(has_it).values_list("pk", flat=True))
    return found


def find_pages_below(page_id: int) -> set[int]:
    """Return the ids of a page and all pages below it; nothing if it was deleted meanwhile."""
    page = Page.objects.filter(pk=page_id).first()
    return set(page.get_descendants(inclusive=True).values_list("pk", flat=True)) if page else set()


def _refers_to_image(model: type[Page], name: str) -> bool:
    return any(field.name == name and field.related_model is CustomImage for field in model._meta.fields)


register_source("images.CustomImage", lambda image: find_pages_with_image(image.pk))
register_source("images.PictureText", lambda text: find_pages_with_image(text.picture_id))
register_source("wagtailcore.PageViewRestriction", lambda restriction: find_pages_below(restriction.page_id))
