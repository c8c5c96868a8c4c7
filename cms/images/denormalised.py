"""What is shown of a picture, kept in its own row: the files made of it, and its words.

A page with thirty pictures would need their renditions and texts fetched besides; kept here, they come with whatever
fetches a picture. The rows of `CustomRendition` and `PictureText` stay what counts: after each change of them the
tables are written anew, in the same transaction, with the picture's row locked: two changes at once end in tables with
both.
"""

from django.db import transaction
from wagtail.images import get_image_model

from .changes import picture_changed
from .presets import get_filter

FOR_READERS = "quality-"  # in the names of all renditions of our layouts, and in none of the newsroom's


def read_files(image) -> dict[str, list]:
    """Return name, width and height of each of a picture's renditions by their spec, as its focal point is now.

    Left out: what only the newsroom is shown. Works on a migration's models too.
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
    """Return alt text and title of a picture by language; either may be empty."""
    rows = image.texts.order_by("pk")
    return {code: words for code, *words in rows.values_list("locale__language_code", "text", "title")}


def refresh_denormalised(picture_id: int, *instances) -> None:
    """Write a picture's tables anew after a change of its rows; tell of it where that shows.

    instances: of the picture, in memory: they are given the tables too.
    """
    model = get_image_model()
    with transaction.atomic():
        image = model.objects.select_for_update().filter(pk=picture_id).first()
        if image is None:  # deleted, with its rows
            return
        tables = {"files": read_files(image), "words": read_words(image)}
        for instance in instances:
            instance.files, instance.words = tables["files"], tables["words"]
        if tables != {"files": image.files, "words": image.words}:
            model.objects.filter(pk=picture_id).update(**tables)
            picture_changed.send(model, picture_id=picture_id)
