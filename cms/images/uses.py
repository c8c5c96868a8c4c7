"""Find the live, public pages that show images, with Wagtail's reference index.

A page refers to an image itself (lead image, cover, body), or through an object that it shows: the logo of a partner.
The index stores ids as text, but images and pages have integer ids. Each query casts only the ids that it selects, so
that PostgreSQL never casts an id of another type.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, Locale, Page, ReferenceIndex

from cms.core.content.localized import Localized
from cms.core.content.untranslated import of_any_type
from cms.core.content.visibility import visible

from .models import CustomImage, CustomImageQuerySet


def get_shown_images() -> CustomImageQuerySet:
    """Return a queryset of the images that everybody can see somewhere on the site today. Takes one query."""
    shown = [references.annotate(picture=Cast("to_object_id", BigIntegerField())) for references in _get_references()]
    is_chosen = Q(pk__in=shown[0].values("picture")) | Q(pk__in=shown[1].values("picture"))
    replaced = CustomImage.objects.not_showable().exclude(replacement=None).filter(is_chosen)
    return CustomImage.objects.showable().filter(is_chosen | Q(pk__in=replaced.values("replacement")))


def find_uses(images: Iterable[CustomImage], locale: Locale) -> dict[int, list[Localized]]:
    """Map image ids to the pages that show each image, itself or as a replacement, in at most five queries.

    A text is listed once: in the reader's language if that version shows the image, otherwise in another language, with
    `is_fallback`; these come last.
    """
    shown = _find_shown_keys(list(images))
    keys = list(shown)
    of_pages, of_others = (references.filter(to_object_id__in=keys) for references in _get_references())
    holders = defaultdict(set)  # page ids by image id
    for chosen, page in of_pages.values_list("to_object_id", "object_id"):
        for image in shown[chosen]:
            holders[image].add(page)
    carried = list(of_others.values_list("to_object_id", "base_content_type", "object_id"))
    if carried:
        carriers = _get_carriers([(kind, key) for _image, kind, key in carried])
        for chosen, kind, key in carried:
            for image in shown[chosen]:
                holders[image] |= carriers[kind, key]
    pages = Page.objects.filter(pk__in={int(key) for found in holders.values() for key in found})
    pages = pages.annotate(untranslated_parts=of_any_type()).select_related("locale")
    by_key = {str(page.pk): page for page in pages.order_by("path")}
    return {
        image: _choose_versions((page for key, page in by_key.items() if key in found), locale)
        for image, found in holders.items()
    }


def _find_shown_keys(images: list[CustomImage]) -> dict[str, list[int]]:
    """Map the ids of images, as the index stores them, to the ids of those of `images` that show in their place."""
    shown = {str(image.pk): [image.pk] for image in images}
    replaced = CustomImage.objects.not_showable().filter(replacement__in=[image.pk for image in images])
    for chosen, replacement in replaced.values_list("pk", "replacement"):
        shown.setdefault(str(chosen), []).append(replacement)
    return shown


def _choose_versions(pages: Iterable[Page], locale: Locale) -> list[Localized]:
    chosen: dict = {}
    for page in pages:
        known = chosen.get(page.translation_key)
        if known is None or (page.locale_id == locale.pk and known.locale_id != locale.pk):
            chosen[page.translation_key] = page
    found = [Localized(page, page.locale_id != locale.pk) for page in chosen.values()]
    return sorted(found, key=lambda item: item.is_fallback)


def _get_references() -> tuple[QuerySet, QuerySet]:
    """Return the references to images of visible pages, and those of other objects that visible pages refer to."""
    to_images = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(CustomImage))
    from_pages = _get_references_of_pages()
    is_shown = Exists(
        from_pages.filter(to_content_type=OuterRef("base_content_type"), to_object_id=OuterRef("object_id"))
    )
    kinds = ContentType.objects.get_for_models(Page, CustomImage).values()
    of_others = to_images.exclude(base_content_type__in=kinds).filter(is_shown)
    for model in _list_models_with_drafts():
        drafts = _get_keys(model.objects.filter(live=False))
        of_others = of_others.exclude(base_content_type=ContentType.objects.get_for_model(model), object_id__in=drafts)
    return to_images.filter(pk__in=from_pages.values("pk")), of_others


def _get_references_of_pages() -> QuerySet:
    pages = _get_keys(visible(Page.objects.filter(depth__gte=2)))
    return ReferenceIndex.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id__in=pages)


def _get_carriers(objects: list[tuple[int, str]]) -> dict[tuple[int, str], set[str]]:
    """Map objects, given as (content type, id), to the ids of the visible pages that refer to them."""
    kinds, keys = {kind for kind, _key in objects}, {key for _kind, key in objects}
    rows = _get_references_of_pages().filter(to_content_type__in=kinds, to_object_id__in=keys)
    carriers = defaultdict(set)
    for kind, key, page in rows.values_list("to_content_type", "to_object_id", "object_id"):
        carriers[kind, key].add(page)
    return carriers


def _get_keys(objects: QuerySet) -> QuerySet:
    return objects.annotate(key=Cast("pk", CharField())).values("key")


def _list_models_with_drafts() -> list[type]:
    """Return the models of snippets that have a foreign key to an image and can be drafts."""
    return [
        model
        for model in ReferenceIndex.indexed_models
        if issubclass(model, DraftStateMixin)
        and not issubclass(model, Page)
        and any(field.related_model is CustomImage for field in model._meta.get_fields() if field.many_to_one)
    ]
