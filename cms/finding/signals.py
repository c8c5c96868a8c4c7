"""What keeps the words up to date where Wagtail does not."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.search import index

from .models import FoundBy


def fill_when_empty(**kwargs) -> None:
    """Keep the words of what is there already: after the migration that made the table."""
    from .backend import remember_words

    if FoundBy.objects.exists():
        return
    for model in index.get_indexed_models():
        objects = model._default_manager.order_by("pk")
        if issubclass(model, Page):  # each is asked for its own type's fields
            objects = objects.filter(content_type=ContentType.objects.get_for_model(model))
        if objects.exists():
            remember_words(model, objects.iterator(chunk_size=500))


def find_by_its_tags(instance, raw=False, **kwargs) -> None:
    """Wagtail does not index what is tagged in bulk."""
    if not raw and (tagged := instance.content_object) is not None:
        index.insert_or_update_object(tagged)
