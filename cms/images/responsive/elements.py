"""What a template needs to show a picture in a place of the page."""

from dataclasses import dataclass, field

from django.utils import translation

from cms.core.typography.typesetting import typeset_text

from ..models import CustomImage
from ..presets import MIME_TYPES, PRESETS, Preset, list_specs
from .renditions import MadeFile, find_renditions

# A page's fields with the pictures that social media are given, the first wins.
SHARED_FIELDS = ("social_picture", "lead_picture", "cover")


@dataclass
class ShownPicture:
    fallback: MadeFile  # the JPEG of <img>, whose sides give the picture's proportions
    sizes: str
    alt: str
    alt_language: str  # empty where it is the page's own, or unknown
    eager: bool
    sources: list[dict] = field(default_factory=list)  # <source>: type and srcset, the best format first
    srcset: str = ""  # of <img>, where there are several widths of JPEG


def show_picture(
    image: CustomImage | None, layout: str, *, eager: bool = False, alt: str | None = None
) -> ShownPicture | None:
    """Return what to show of a picture; None for no picture, one that may not be shown, or of which nothing was made.

    layout: a key of PRESETS; KeyError for any other. alt: the text of the place it stands in, instead of the library's.
    Nothing is made here, and no query is taken: renditions are made in the background after an upload. Where a place's
    own JPEG has not been made yet, the nearest that has is shown; a page comes without a picture rather than late.
    """
    place = PRESETS[layout]
    if image is None or not image.may_be_shown:
        return None
    specs = list_specs(place, image)
    found = find_renditions(image, [spec for names in specs.values() for spec in names])
    jpegs = _pick(found, specs["jpeg"]) or _find_nearest(image, place)
    if not jpegs:
        return None
    language = translation.get_language() or ""
    text, text_language = (alt, "") if alt is not None else image.get_alt_text(language)
    text = typeset_text(text, text_language or language)
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


def _pick(found: dict[str, MadeFile], specs: list[str]) -> list[MadeFile]:
    return [found[spec] for spec in specs if spec in found]


def _make_srcset(files: list[MadeFile]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _find_nearest(image: CustomImage, place: Preset) -> list[MadeFile]:
    """The JPEG of another place whose width is the nearest to what this one wants; none where there is no JPEG."""
    files = find_renditions(image, [spec for spec in image.files if "|format-jpeg|" in spec]).values()
    return sorted(files, key=lambda file: abs(file.width - place.jpeg_widths[0]))[:1]
