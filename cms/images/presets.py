"""Presets of images on pages: the widths, sizes and qualities of the renditions that each place needs.

Presets without a ratio share the same widths, so that an image that is shown in several of them needs few additional
files. `sizes` corresponds to the columns of cms/styles/css/.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wagtail.images.models import Filter

# The part of a rendition's spec for each format. Only old browsers need JPEG, so two widths of it are enough.
QUALITIES = {
    "avif": "format-avif|avifquality-60",
    "webp": "format-webp|webpquality-75",
    "jpeg": "format-jpeg|jpegquality-80",
}
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Preset:
    widths: tuple[int, ...]
    sizes: str
    jpeg_widths: tuple[int, ...] = (640, 1280)
    ratio: tuple[int, int] | None = None  # width to height, cropped around the focal point; None: never cropped

    def make_spec(self, width: int, file_format: str) -> str:
        if self.ratio:
            return f"fill-{width}x{round(width * self.ratio[1] / self.ratio[0])}|{QUALITIES[file_format]}"
        return f"width-{width}|{QUALITIES[file_format]}"


PRESETS = {
    # The lead image of a story: in the page's wide column, on phones in the full width.
    "lead": Preset(
        (720, 960, 1280, 1920), "(min-width: 100rem) 94.5rem, (min-width: 92rem) 84rem, (min-width: 44rem) 91vw, 100vw"
    ),
    "wide": Preset(
        (720, 960, 1280, 1920), "(min-width: 100rem) 61rem, (min-width: 88rem) 56rem, (min-width: 56rem) 64vw, 92vw"
    ),
    # In the text column.
    "text": Preset((400, 720, 960, 1280), "(min-width: 40rem) 36rem, 92vw"),
    "gallery": Preset((400, 720, 960, 1280), "(min-width: 78rem) 35rem, (min-width: 48rem) 45vw, 92vw"),
    # In lists with two to four columns.
    "card": Preset((400, 720, 960), "(min-width: 64rem) 26rem, (min-width: 44rem) 46vw, 92vw", (640,), (3, 2)),
    "work": Preset(
        (400, 720, 960, 1280), "(min-width: 100rem) 22rem, (min-width: 84rem) 20rem, (min-width: 40rem) 45vw, 92vw"
    ),
    # Works in one row on the front page, on phones in two columns.
    "row": Preset(
        (400, 720, 960, 1280), "(min-width: 100rem) 22rem, (min-width: 84rem) 20rem, (min-width: 60rem) 22vw, 45vw"
    ),
    "cover": Preset((400, 720, 960, 1280), "(min-width: 84rem) 42rem, (min-width: 56rem) 50vw, 92vw"),
    "portrait": Preset((400, 720, 960), "(min-width: 84rem) 32rem, (min-width: 52rem) 38vw, 92vw"),
    # A small image next to words: people in a list, covers, logos.
    "thumb": Preset((400, 720), "12rem"),
}


def choose_widths(widths: Iterable[int], original: int) -> list[int]:
    """Return the widths in which to make an image that is `original` pixels wide.

    The last one may be larger than the original: Wagtail does not enlarge images, so its rendition has the original's
    width. It is left out if the original is at most an eighth wider than the next smaller width.
    """
    chosen = []
    for width in sorted(widths):
        if width <= original:
            chosen.append(width)
        else:
            if not chosen or original > chosen[-1] * 1.125:
                chosen.append(width)
            break
    return chosen


@cache
def get_filter(spec: str) -> Filter:
    """Return Wagtail's filter of a spec; cached, because it parses the spec each time."""
    return Filter(spec)


def list_specs(layout: Preset, image) -> dict[str, list[str]]:
    """Return the specs of the renditions of an image for a preset, by format, the narrowest first."""
    original = image.width
    if layout.ratio:  # the width after cropping
        original = min(original, image.height * layout.ratio[0] // layout.ratio[1])
    return {
        file_format: [
            layout.make_spec(width, file_format)
            for width in choose_widths(layout.jpeg_widths if file_format == "jpeg" else layout.widths, original)
        ]
        for file_format in QUALITIES
    }


def list_all_specs(image, layouts: Iterable[str] = PRESETS) -> list[str]:
    """Return the specs of all renditions of an image for some presets, without duplicates.

    layouts: keys of PRESETS; by default all.
    """
    specs = (spec for name in layouts for names in list_specs(PRESETS[name], image).values() for spec in names)
    return list(dict.fromkeys(specs))
