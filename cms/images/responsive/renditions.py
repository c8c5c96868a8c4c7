"""Make and find the renditions for readers.

Wagtail decodes the original once for each rendition, which takes nine seconds of processor time for twelve renditions
of a 24-megapixel photograph. Here it is decoded once, in the smallest sufficient size, and all are made from that.
"""

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as PillowImage
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS

from ..denormalised import refresh_denormalised
from ..files.opening import open_upright, read_orientation
from ..models import CustomImage, CustomRendition
from ..models.image import read_token
from ..presets import get_filter, list_all_specs

SAVING = {
    # One thread, because the other processors serve readers; one tile, because the file is smaller.
    "avif": {"format": "AVIF", "speed": 9, "max_threads": 1, "autotiling": False},
    # For the few browsers without AVIF. Method 4 would take twice as long for files that are 6 % smaller.
    "webp": {"format": "WEBP", "method": 2},
    "jpeg": {"format": "JPEG", "progressive": True, "optimize": True},
}
# Images up to this width (for phones) are encoded with speed 8, which makes files a tenth smaller. With larger ones it
# saves only 2 % and takes three times as long.
SMALL = 720


# --- Finding ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MadeFile:
    """The URL and size of a rendition."""

    url: str
    width: int
    height: int


def find_renditions(image: CustomImage, specs: Iterable[str]) -> dict[str, MadeFile]:
    """Return the existing renditions of an image by spec, for some specs. Takes no query: the image's row has them."""
    storage = CustomRendition._meta.get_field("file").storage
    found = {}
    for spec in specs:
        if spec in image.files:
            name, width, height = image.files[spec]
            found[spec] = MadeFile(storage.url(name), width, height)
    return found


def list_missing(image: CustomImage) -> list[str]:
    """Return the specs of the renditions of an image for readers that have not been made yet."""
    return [spec for spec in list_all_specs(image) if spec not in image.files]


# --- Making ----------------------------------------------------------------------------------------------------------


def make_renditions(image: CustomImage, specs: Iterable[str] | None = None) -> list[CustomRendition]:
    """Make the missing renditions of an image, decoding it once; return the new renditions.

    specs: by default those of all presets. Raises SourceImageIOError if the file is missing or broken.
    """
    specs = list_all_specs(image) if specs is None else specs
    keys = {spec: get_filter(spec).get_cache_key(image) for spec in specs}
    existing = _list_existing(image)
    missing = [spec for spec in keys if (spec, keys[spec]) not in existing]
    if not missing:
        return []
    made = {spec: (_encode(pixels, spec), pixels.size) for spec, pixels in draw_renditions(image, missing)}
    existing = _list_existing(image)  # another process may have made some in the meantime
    stored = [_store(image, spec, keys[spec], *made[spec]) for spec in missing if (spec, keys[spec]) not in existing]
    with transaction.atomic():
        has_its_file = CustomImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name)
        if not list(has_its_file.values_list("pk")):  # replaced or withheld in the meantime, or deleted
            transaction.on_commit(partial(_delete_files, stored), robust=True)
            return []
        renditions = CustomRendition.objects.bulk_create(stored, ignore_conflicts=True)
        refresh_denormalised(image.pk, image)
    return renditions


def _delete_files(renditions: list[CustomRendition]) -> None:
    for rendition in renditions:
        rendition.file.storage.delete(rendition.file.name)


def remove_outdated_renditions(image: CustomImage) -> None:
    """Delete the renditions that were cropped around an earlier focal point, or made of a file that was replaced."""
    for rendition in image.renditions.all():
        is_of_former_file = read_token(rendition.file.name) not in ("", read_token(image.file.name))
        if is_of_former_file or (
            rendition.focal_point_key and rendition.focal_point_key != rendition.filter.get_cache_key(image)
        ):
            rendition.delete()


def _list_existing(image: CustomImage) -> set[tuple[str, str]]:
    return set(image.renditions.values_list("filter_spec", "focal_point_key"))


def draw_renditions(image: CustomImage, specs: list[str]) -> Iterator[tuple[str, PillowImage.Image]]:
    """Yield the spec and the pixels of each rendition, decoding the image once; sRGB, with transparency if any.

    Raises SourceImageIOError if the file is missing or broken.
    """
    transforms, full = {}, (0, 0)

    def prepare(opened: PillowImage.Image) -> None:
        nonlocal full
        is_turned = read_orientation(opened) >= 5  # by 90 degrees
        full = opened.size[::-1] if is_turned else opened.size
        for spec in specs:
            transforms[spec] = get_filter(spec).get_transform(image, full)
        scale = max(max(transform.scale) for transform in transforms.values())
        # A JPEG can be decoded at a half, quarter or eighth of its size, which is much faster.
        opened.draft(None, tuple(int(side * min(scale, 1)) + 1 for side in opened.size))

    with image.open_file() as file:
        pixels = open_upright(file, prepare)
    reduction = pixels.width / full[0], pixels.height / full[1]
    resized: dict[tuple, PillowImage.Image] = {}
    for spec, transform in sorted(transforms.items(), key=lambda item: -item[1].size[0]):
        box = transform.get_rect()
        area = tuple(side * reduction[i % 2] for i, side in enumerate((box.left, box.top, box.right, box.bottom)))
        area = (max(0, area[0]), max(0, area[1]), min(pixels.width, area[2]), min(pixels.height, area[3]))
        at = (transform.size, area)
        if at not in resized:
            resized[at] = _resize(pixels, transform.size, area, resized)
        yield spec, resized[at]


def _resize(image: PillowImage.Image, size: tuple[int, int], area: tuple, resized: dict) -> PillowImage.Image:
    """Return an area of an image, resized.

    resized: the earlier results by size and area, the largest first; the smallest of them for this area that is at
    least twice as wide is used instead of the image.
    """
    for (other_size, other_area), other in reversed(resized.items()):
        if other_area == area and other_size[0] >= 2 * size[0]:
            image, area = other, (0, 0, *other_size)
            break
    return image.resize(size, PillowImage.Resampling.LANCZOS, box=area, reducing_gap=3.0)


def _encode(image: PillowImage.Image, spec: str) -> bytes:
    """Return the file contents of a rendition, in the format and quality of its spec."""
    options = dict(part.split("-") for part in spec.split("|")[1:])
    file_format = options["format"]
    if file_format == "jpeg" and image.mode == "RGBA":
        image = PillowImage.alpha_composite(PillowImage.new("RGBA", image.size, "white"), image).convert("RGB")
    output = io.BytesIO()
    saving = SAVING[file_format]
    if file_format == "avif" and image.width <= SMALL:
        saving = saving | {"speed": 8}
    image.save(output, quality=int(options[f"{file_format}quality"]), **saving)
    return output.getvalue()


def _store(image: CustomImage, spec: str, key: str, data: bytes, size: tuple[int, int]) -> CustomRendition:
    """Store a rendition's file, and return its row, unsaved.

    The row gets the stored file's name and size, so that Django does not read the file, which would be one more request
    to a bucket for each rendition.
    """
    rendition = CustomRendition(image=image, filter_spec=spec, focal_point_key=key, width=size[0], height=size[1])
    file_format = spec.split("format-")[1].split("|")[0]
    ending = ".".join(filter(None, (key, spec.split("|")[0]))) + IMAGE_FORMAT_EXTENSIONS[file_format]
    stem = os.path.splitext(os.path.basename(image.file.name))[0][: 59 - len(ending)]
    field = CustomRendition._meta.get_field("file")
    name = field.generate_filename(rendition, f"{stem}.{ending}")
    rendition.__dict__["file"] = field.storage.save(name, ContentFile(data))
    return rendition
