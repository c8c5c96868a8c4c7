"""Where pictures stand on a page, and which files each place needs: the one table of widths, sizes and qualities.

Places without a ratio share one ladder of widths, so that a picture shown in five places needs no more files than in
one. `sizes` follows the columns of cms/styles/css/.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wagtail.images.models import Filter

# By format: what is added to a rendition's name. JPEG serves old browsers only: two widths of it are enough.
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
    # The picture that leads a story: the page's wide column, on phones the whole width.
    "lead": Preset(
        (720, 960, 1280, 1920), "(min-width: 100rem) 94.5rem, (min-width: 92rem) 84rem, (min-width: 44rem) 91vw, 100vw"
    ),
    "wide": Preset(
        (720, 960, 1280, 1920), "(min-width: 100rem) 61rem, (min-width: 88rem) 56rem, (min-width: 56rem) 64vw, 92vw"
    ),
    # In the column of the text.
    "text": Preset((400, 720, 960, 1280), "(min-width: 40rem) 36rem, 92vw"),
    "gallery": Preset((400, 720, 960, 1280), "(min-width: 78rem) 35rem, (min-width: 48rem) 45vw, 92vw"),
    # In lists: one of two to four columns.
    "card": Preset((400, 720, 960), "(min-width: 64rem) 26rem, (min-width: 44rem) 46vw, 92vw", (640,), (3, 2)),
    "work": Preset(
        (400, 720, 960, 1280), "(min-width: 100rem) 22rem, (min-width: 84rem) 20rem, (min-width: 40rem) 45vw, 92vw"
    ),
    # Works in one row on the front page, two beside each other on a phone.
    "row": Preset(
        (400, 720, 960, 1280), "(min-width: 100rem) 22rem, (min-width: 84rem) 20rem, (min-width: 60rem) 22vw, 45vw"
    ),
    "cover": Preset((400, 720, 960, 1280), "(min-width: 84rem) 42rem, (min-width: 56rem) 50vw, 92vw"),
    "portrait": Preset((400, 720, 960), "(min-width: 84rem) 32rem, (min-width: 52rem) 38vw, 92vw"),
    # A small picture beside words: people in a list, covers on a shelf, logos.
    "thumb": Preset((400, 720), "12rem"),
}


def choose_widths(widths: Iterable[int], original: int) -> list[int]:
    """Return the widths to make of a picture that is `original` pixels wide.

    None is larger than the original, except the first that would be: Wagtail does not enlarge, so that one is the
    original's own width. It is left out where the next smaller is within an eighth of it.
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
    """Return Wagtail's filter of a rendition's name; kept, since it takes the name apart each time."""
    return Filter(spec)


def list_specs(layout: Preset, image) -> dict[str, list[str]]:
    """Return the names of the renditions that a layout shows of an image, by format, narrow ones first."""
    original = image.width
    if layout.ratio:  # what is left of the width once the picture is cropped
        original = min(original, image.height * layout.ratio[0] // layout.ratio[1])
    return {
        file_format: [
            layout.make_spec(width, file_format)
            for width in choose_widths(layout.jpeg_widths if file_format == "jpeg" else layout.widths, original)
        ]
        for file_format in QUALITIES
    }


def list_all_specs(image, layouts: Iterable[str] = PRESETS) -> list[str]:
    """Return the names of all renditions that the layouts, by default all, may show of an image, each once."""
    specs = (spec for name in layouts for names in list_specs(PRESETS[name], image).values() for spec in names)
    return list(dict.fromkeys(specs))
