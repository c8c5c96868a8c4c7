"""Denormalised data in an image's row: its renditions, and its words in each language.

Without it, a page with thirty images would need more queries for their renditions and texts. The rows of
`CustomRendition` and `PictureText` are the source: after each change of them, the data is computed again, in the same
transaction. The image's row is locked meanwhile, so that the result of two concurrent changes contains both.
"""

from django.db import transaction
from wagtail.images import get_image_model

from .changes import image_changed
from .presets import get_filter

FOR_READERS = "quality-"  # in the specs of all renditions of our presets, but not in those of the admin


def read_files(image) -> dict[str, list]:
    """Map the specs of an image's renditions to name, width and height, for its current focal point.

    Renditions that only the admin shows are left out. Works with a migration's models too.
    """
    rows = image.renditions.filter(filter_spec__contains=FOR_READERS).order_by("filter_spec")
    return {
        spec: [name, width, height]
        for spec, key, name, width, height in rows.values_list(
            "filter_spec", "focal_point_key", "file", "width", "height"
        )
        if key == get_filter(spec).get_cache_key(image)
    }


def read_words(image) -> dict[str, list[str]]:
    """Map language codes to the alt text and the title of an image; either may be empty."""
    rows = image.texts.order_by("pk")
    return {code: words for code, *words in rows.values_list("locale__language_code", "text", "title")}


def refresh_denormalised(image_id: int, *instances) -> None:
    """Update the denormalised data of an image after a change; send `image_changed` if the data has changed.

    instances: instances of the image in memory, which are updated too.
    """
    model = get_image_model()
    with transaction.atomic():
        image = model.objects.select_for_update().filter(pk=image_id).first()
        if image is None:  # deleted, with its rows
            return
        tables = {"files": read_files(image), "words": read_words(image)}
        for instance in instances:
            instance.files, instance.words = tables["files"], tables["words"]
        if tables != {"files": image.files, "words": image.words}:
            model.objects.filter(pk=image_id).update(**tables)
            image_changed.send(model, image_id=image_id)
