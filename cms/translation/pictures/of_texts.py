"""Which images stand in many texts, as the reference index knows them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import SegmentOverride, Translation


def find_images_of_texts(translations: Sequence[Translation]) -> Iterator[tuple[Translation, list[int]]]:
    """Yield each translation with the ids of its images: the original's, or what translators replaced them with.

    Two queries for each model, and one. Images of a draft of the original may be missing, as in `find_images_now`.
    """
    by_model = defaultdict(list)
    for translation in translations:
        model = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
        if model:
            by_model[Page if issubclass(model, Page) else model].append(translation)
    shown = {}
    for model, of_model in by_model.items():
        shown |= _find_shown(model, of_model)
    replaced = defaultdict(dict)
    rows = SegmentOverride.objects.filter(
        context__object_id__in={found.source.object_id for found in translations}, has_error=False
    ).select_related("context")
    for row in rows if shown else ():
        replaced[row.context.object_id, row.locale_id][row.context.path] = str(row.data)
    for translation in translations:
        key = translation.source.object_id
        images = shown.get((key, translation.source.locale_id), {})
        chosen = replaced.get((key, translation.target_locale_id), {})
        ids = (chosen.get(path, str(image_id)) for path, image_id in images.items())
        yield translation, list(dict.fromkeys(int(found) for found in ids if found.isdecimal()))


def _find_shown(model, translations: Sequence[Translation]) -> dict[tuple, dict[str, int]]:
    """Return the images of originals by path, by their translation keys and locales."""
    keys = {translation.source.object_id for translation in translations}
    originals = model._default_manager.filter(translation_key__in=keys).values_list(
        "pk", "translation_key", "locale_id"
    )
    places = {str(pk): place for pk, *place in originals}
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model),
        object_id__in=places,
        to_content_type=ContentType.objects.get_for_model(get_image_model()),
    )
    found = defaultdict(dict)
    for pk, path, image_id in references.order_by("pk").values_list("object_id", "content_path", "to_object_id"):
        found[tuple(places[pk])][path] = int(image_id)
    return found
