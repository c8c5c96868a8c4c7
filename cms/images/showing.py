"""What a template needs to show a picture in a place of the page."""

import logging
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from wagtail.images.models import SourceImageIOError

from .layouts import LAYOUTS, MIME_TYPES, Layout, list_specs
from .models import CustomImage, CustomRendition
from .renditions import find_renditions, make_renditions
from .tasks import make_renditions_task

logger = logging.getLogger(__name__)

# A page's fields with the pictures that social media are given, the first wins.
SHARED_FIELDS = ("social_picture", "lead_picture", "cover")


@dataclass
class ShownPicture:
    fallback: CustomRendition  # the JPEG of <img>, whose sides give the picture's proportions
    sizes: str
    alt: str
    alt_language: str  # empty where it is the page's own, or unknown
    eager: bool
    sources: list[dict] = field(default_factory=list)  # <source>: type and srcset, the best format first
    srcset: str = ""  # of <img>, where there are several widths of JPEG


def show_picture(
    image: CustomImage | None, layout: str, *, eager: bool = False, alt: str | None = None
) -> ShownPicture | None:
    """Return what to show of a picture; None for no picture, one that may not be shown, or one without its file.

    layout: a key of LAYOUTS; KeyError for any other. alt: the text of the place it stands in, instead of the library's.
    Only what has been made is shown. Where no JPEG has, one is made; the rest is left to the background.
    """
    place = LAYOUTS[layout]
    if image is None or not image.may_be_shown:
        return None
    specs = list_specs(place, image)
    found = find_renditions(image, [spec for names in specs.values() for spec in names])
    jpegs = _pick(found, specs["jpeg"])
    if len(found) < sum(map(len, specs.values())):
        _ask_for_renditions(image)
    if not jpegs:
        made = _make_one(image, place, specs["jpeg"])
        if made is None:
            return None
        jpegs = [made]
    language = translation.get_language() or ""
    text, text_language = (alt, "") if alt is not None else image.get_alt_text(language)
    return ShownPicture(
        fallback=jpegs[-1],
        sizes=place.sizes,
        alt=text,
        alt_language="" if text_language == language.split("-")[0] else text_language,
        eager=eager,
        sources=[
            {"type": MIME_TYPES[file_format], "srcset": _make_srcset(renditions)}
            for file_format in ("avif", "webp")
            if (renditions := _pick(found, specs[file_format]))
        ],
        srcset=_make_srcset(jpegs) if len(jpegs) > 1 else "",
    )


def list_shareable(page) -> list[CustomImage]:
    """Return a page's pictures that social media may be given today, the best first."""
    images = (getattr(page, name, None) for name in SHARED_FIELDS)
    return [image for image in images if image is not None and image.may_be_shared]


def _pick(found: dict[str, CustomRendition], specs: list[str]) -> list[CustomRendition]:
    return [found[spec] for spec in specs if spec in found]


def _make_srcset(renditions: list[CustomRendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


def _make_one(image: CustomImage, place: Layout, specs: list[str]) -> CustomRendition | None:
    """Make the narrowest JPEG of a place, the only one that a reader is made to wait for."""
    try:
        make_renditions(image, specs[:1])
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing or broken", image.pk)
        return None
    if hasattr(image, "prefetched_renditions"):
        del image.prefetched_renditions
    return find_renditions(image, specs[:1]).get(specs[0])


def _ask_for_renditions(image: CustomImage) -> None:
    """Have what is missing made in the background; asked for again only after a while."""
    if cache.add(f"renditions-asked-{image.pk}-{image.file_hash}", True, 600):
        transaction.on_commit(lambda: make_renditions_task.enqueue(image.pk), robust=True)
