"""Making and finding the files that readers are sent.

Wagtail decodes the original once for each rendition: nine seconds of processor time for twelve of a 24-megapixel
photograph. Here it is decoded once, in the smallest size that will do, and all are made from that.
"""

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as PillowImage
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS

from ..denormalised import refresh_denormalised
from ..files.opening import open_upright, read_orientation
from ..models import CustomImage, CustomRendition
from ..presets import get_filter, list_all_specs

SAVING = {
    # One thread: the other processors are the readers', and a picture in one tile is smaller.
    "avif": {"format": "AVIF", "speed": 9, "max_threads": 1, "autotiling": False},
    # For the few browsers without AVIF: method 4 would take twice as long, for files 6 % smaller.
    "webp": {"format": "WEBP", "method": 2},
    "jpeg": {"format": "JPEG", "progressive": True, "optimize": True},
}
# Up to this width (of telephones) speed 8, of which files are a tenth smaller; in larger ones it gains 2 % and takes
# three times as long.
SMALL = 720


# --- Finding ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MadeFile:
    """A rendition as readers need it."""

    url: str
    width: int
    height: int


def find_renditions(image: CustomImage, specs: Iterable[str]) -> dict[str, MadeFile]:
    """Return those renditions of a picture that exist, by name; no query: the picture's row names them."""
    storage = CustomRendition._meta.get_field("file").storage
    found = {}
    for spec in specs:
        if spec in image.files:
            name, width, height = image.files[spec]
            found[spec] = MadeFile(storage.url(name), width, height)
    return found


def list_missing(image: CustomImage) -> list[str]:
    """Return the names of the renditions that readers may be sent of a picture and that have not been made."""
    return [spec for spec in list_all_specs(image) if spec not in image.files]


# --- Making ----------------------------------------------------------------------------------------------------------


def make_renditions(image: CustomImage, specs: Iterable[str] | None = None) -> list[CustomRendition]:
    """Make those renditions of a picture that are missing, decoding it once; return what was made.

    specs: names; by default those of all layouts. Raises SourceImageIOError where the file is missing or broken.
    """
    specs = list_all_specs(image) if specs is None else specs
    keys = {spec: get_filter(spec).get_cache_key(image) for spec in specs}
    existing = _list_existing(image)
    missing = [spec for spec in keys if (spec, keys[spec]) not in existing]
    if not missing:
        return []
    made = {spec: (_encode(picture, spec), picture.size) for spec, picture in draw_renditions(image, missing)}
    with transaction.atomic():
        existing = _list_existing(image)  # another process may have been at it meanwhile
        renditions = CustomRendition.objects.bulk_create(
            [_store(image, spec, keys[spec], *made[spec]) for spec in missing if (spec, keys[spec]) not in existing],
            ignore_conflicts=True,
        )
        refresh_denormalised(image.pk, image)
    return renditions


def remove_outdated_renditions(image: CustomImage) -> None:
    """Delete the crops that were made around an earlier focal point."""
    for rendition in image.renditions.exclude(focal_point_key=""):
        if rendition.focal_point_key != rendition.filter.get_cache_key(image):
            rendition.delete()


def _list_existing(image: CustomImage) -> set[tuple[str, str]]:
    return set(image.renditions.values_list("filter_spec", "focal_point_key"))


def draw_renditions(image: CustomImage, specs: list[str]) -> Iterator[tuple[str, PillowImage.Image]]:
    """Yield name and pixels of each rendition, from one decoding; sRGB, with transparency where there is any.

    Raises SourceImageIOError where the file is missing or broken.
    """
    transforms, full = {}, (0, 0)

    def prepare(opened: PillowImage.Image) -> None:
        nonlocal full
        is_turned = read_orientation(opened) >= 5  # by 90 degrees
        full = opened.size[::-1] if is_turned else opened.size
        for spec in specs:
            transforms[spec] = get_filter(spec).get_transform(image, full)
        scale = max(max(transform.scale) for transform in transforms.values())
        # A JPEG can be read at a half, quarter or eighth of its size, which is much faster.
        opened.draft(None, tuple(int(side * min(scale, 1)) + 1 for side in opened.size))

    with image.open_file() as file:
        picture = open_upright(file, prepare)
    reduction = picture.width / full[0], picture.height / full[1]
    resized: dict[tuple, PillowImage.Image] = {}
    for spec, transform in sorted(transforms.items(), key=lambda item: -item[1].size[0]):
        box = transform.get_rect()
        area = tuple(side * reduction[i % 2] for i, side in enumerate((box.left, box.top, box.right, box.bottom)))
        area = (max(0, area[0]), max(0, area[1]), min(picture.width, area[2]), min(picture.height, area[3]))
        at = (transform.size, area)
        if at not in resized:
            resized[at] = _resize(picture, transform.size, area, resized)
        yield spec, resized[at]


def _resize(picture: PillowImage.Image, size: tuple[int, int], area: tuple, resized: dict) -> PillowImage.Image:
    """Return an area of a picture in a size, from the smallest of what was made of this area that is twice as large.

    resized: what was made before, the largest first, by size and area.
    """
    for (other_size, other_area), other in reversed(resized.items()):
        if other_area == area and other_size[0] >= 2 * size[0]:
            picture, area = other, (0, 0, *other_size)
            break
    return picture.resize(size, PillowImage.Resampling.LANCZOS, box=area, reducing_gap=3.0)


def _encode(picture: PillowImage.Image, spec: str) -> bytes:
    """Return the file of a rendition, in the format and quality that its name says."""
    options = dict(part.split("-") for part in spec.split("|")[1:])
    file_format = options["format"]
    if file_format == "jpeg" and picture.mode == "RGBA":
        picture = PillowImage.alpha_composite(PillowImage.new("RGBA", picture.size, "white"), picture).convert("RGB")
    output = io.BytesIO()
    saving = SAVING[file_format]
    if file_format == "avif" and picture.width <= SMALL:
        saving = saving | {"speed": 8}
    picture.save(output, quality=int(options[f"{file_format}quality"]), **saving)
    return output.getvalue()


def _store(image: CustomImage, spec: str, key: str, data: bytes, size: tuple[int, int]) -> CustomRendition:
    """Write a rendition's file, and return its row, not saved.

    The row is given the stored file's name and its size, so that Django need not read it back: on a bucket that would
    be one more request for each.
    """
    rendition = CustomRendition(image=image, filter_spec=spec, focal_point_key=key, width=size[0], height=size[1])
    file_format = spec.split("format-")[1].split("|")[0]
    ending = ".".join(filter(None, (key, spec.split("|")[0]))) + IMAGE_FORMAT_EXTENSIONS[file_format]
    stem = os.path.splitext(os.path.basename(image.file.name))[0][: 59 - len(ending)]
    field = CustomRendition._meta.get_field("file")
    name = field.generate_filename(rendition, f"{stem}.{ending}")
    rendition.__dict__["file"] = field.storage.save(name, ContentFile(data))
    return rendition
