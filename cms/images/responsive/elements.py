"""Data that templates need to show an image on a page."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils import translation

from cms.core.typography.typesetting import typeset_text

from ..licences import Use
from ..models import CustomImage
from ..presets import MIME_TYPES, PRESETS, Preset, list_specs
from ..rights.shown import find_shown
from .renditions import MadeFile, find_renditions

# The fields of a page with images for social media, in order of preference.
SHARED_FIELDS = ("social_picture", "lead_picture", "cover")


@dataclass
class ResponsiveImage:
    fallback: MadeFile  # the JPEG of <img>, whose width and height give the aspect ratio
    sizes: str
    alt: str
    alt_language: str  # empty if it is the page's language, or unknown
    eager: bool
    image: CustomImage  # the one that is shown: the chosen one, or its replacement
    is_replacement: bool = False
    sources: list[dict] = field(default_factory=list)  # <source>: type and srcset, the best format first
    srcset: str = ""  # of <img>, if there are several widths of JPEG


def find_responsive_image(
    chosen: CustomImage | None,
    layout: str,
    *,
    eager: bool = False,
    alt: str | None = None,
    request: HttpRequest | None = None,
) -> ResponsiveImage | None:
    """Return the data to show an image, or its replacement if it may not be shown.

    None if there is no image, if neither may be shown, or if no JPEG exists yet. layout: a key of PRESETS; raises
    KeyError for any other. alt: an alt text to use instead of the library's; a replacement keeps its own, unless the
    image is decorative. It makes no rendition: they are made in the background after an upload, so that no page waits
    for them. If the preset's own JPEG does not exist yet, the nearest one is used. It takes no query, but for
    replacements (`find_shown`).
    """
    place = PRESETS[layout]
    image = find_shown(chosen, request=request)
    if image is None:
        return None
    is_replacement = image is not chosen
    if is_replacement and alt:
        alt = None
    specs = list_specs(place, image)
    found = find_renditions(image, [spec for names in specs.values() for spec in names])
    jpegs = _pick(found, specs["jpeg"]) or _find_nearest(image, place)
    if not jpegs:
        return None
    language = translation.get_language() or ""
    text, text_language = (alt, "") if alt is not None else image.get_alt_text(language)
    text = typeset_text(text, text_language or language)
    return ResponsiveImage(
        fallback=jpegs[-1],
        sizes=place.sizes,
        alt=text,
        alt_language="" if text_language == language.split("-")[0] else text_language,
        eager=eager,
        image=image,
        is_replacement=is_replacement,
        sources=[
            {"type": MIME_TYPES[file_format], "srcset": _make_srcset(renditions)}
            for file_format in ("avif", "webp")
            if (renditions := _pick(found, specs[file_format]))
        ],
        srcset=_make_srcset(jpegs) if len(jpegs) > 1 else "",
    )


def list_shareable(page, *uses: str) -> list[CustomImage]:
    """Return a page's images, or their replacements, that social media may get today, in order of preference.

    uses: further uses that they must allow.
    """
    images = (find_shown(getattr(page, name, None), Use.SOCIAL, *uses) for name in SHARED_FIELDS)
    return [image for image in images if image is not None]


def has_shown(images) -> bool:
    """Return whether readers see at least one of these images."""
    return any(find_shown(image) is not None for image in images)


def _pick(found: dict[str, MadeFile], specs: list[str]) -> list[MadeFile]:
    return [found[spec] for spec in specs if spec in found]


def _make_srcset(files: list[MadeFile]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _find_nearest(image: CustomImage, place: Preset) -> list[MadeFile]:
    """Return a list with the JPEG whose width is the nearest to the preset's; empty if there is no JPEG."""
    files = find_renditions(image, [spec for spec in image.files if "|format-jpeg|" in spec]).values()
    return sorted(files, key=lambda file: abs(file.width - place.jpeg_widths[0]))[:1]
