"""Drawing of cards: paper and an image or, without one, a ground in the colour of the site area.

Cards are seen at a thumb's width on a phone: few elements, large. The spine at the left shows the site area, as on a
shelf.
"""

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageDraw

from .content import CARD_SIZE, CardContent, CardImage
from .lettering import Face, get_face
from .lines import set_title, shorten, to_capitals
from .palette import ACCENTS, GROUNDS, INK, PAPER, RULE, SOFT, TERRACOTTA, TINT, mix
from .scripts import runs_from_right

WIDTH, HEIGHT = CARD_SIZE
SPINE = 16
LEFT, TOP, BOTTOM = 72, 62, 58
GUTTER = 64  # between title and image; the credit stands in it
IMAGE_WIDTHS = (450, 610)  # pixels; the image's proportions choose between them before it is cropped
LONG_TITLE = 100  # characters: the image leaves more room for it
MOUNT = 40  # pixels around an image that is shown whole
LARGEST_FILE = 290_000  # bytes: WhatsApp shows no image above 300 KB
# Quality and chroma subsampling, tried until the file is small enough. Colour keeps its full resolution as long as
# possible: reduced, it frays the letters on coloured grounds.
QUALITIES = ((90, 0), (82, 0), (72, 0), (60, 0), (50, 2), (35, 2), (20, 2))
TITLE_TRACKING, KICKER_TRACKING = -0.026, 0.085
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True)
class Colours:
    title: str
    kicker: str
    mark: str
    mark_italic: str
    rule: str


def draw_card(content: CardContent, image: Image.Image | None) -> bytes:
    """Return the card as a JPEG below 300 KB.

    image: the rendition that `choose_spec` names; None for a card of type alone."""
    if content.image is None or image is None:
        card = _draw_typographic(content)
    elif content.image.is_ready:
        card = image.resize(CARD_SIZE, Image.Resampling.LANCZOS)
    else:
        card = _draw_with_image(content, image)
    return _encode(card)


def choose_spec(content: CardContent, size: tuple[int, int]) -> str:
    """Return the spec of the Wagtail rendition for the card: cropped around the focal point, or whole.

    Its area is as near to the image's proportions as the title allows. size: the image's.
    """
    if content.image.is_ready:
        return f"fill-{WIDTH}x{HEIGHT}"
    narrowest, widest = IMAGE_WIDTHS
    widest = narrowest if len(content.title) > LONG_TITLE else widest
    width = round(min(max(size[0] / size[1] * HEIGHT, narrowest), widest))
    if content.image.is_whole:
        return f"max-{width - 2 * MOUNT}x{HEIGHT - 2 * MOUNT}"
    return f"fill-{width}x{HEIGHT}"


def _draw_with_image(content: CardContent, image: Image.Image) -> Image.Image:
    card = Image.new("RGB", CARD_SIZE, PAPER)
    accent = _get_accent(content)
    card.paste(accent, (0, 0, SPINE, HEIGHT))
    panel = _draw_mount(image) if content.image.is_whole else _fit_height(image)
    edge = WIDTH - panel.width
    card.paste(panel, (edge, 0))
    _draw_credit(card, content.image, edge)
    colours = Colours(INK, accent, INK, TERRACOTTA, RULE)
    _draw_words(card, content, edge - GUTTER - LEFT, (84, 38, 30), colours)
    return card


def _draw_mount(image: Image.Image) -> Image.Image:
    width = min(max(image.width + 2 * MOUNT, IMAGE_WIDTHS[0]), IMAGE_WIDTHS[1])
    panel = Image.new("RGB", (width, HEIGHT), TINT)
    panel.paste(image, ((width - image.width) // 2, (HEIGHT - image.height) // 2))
    return panel


def _fit_height(image: Image.Image) -> Image.Image:
    if image.height == HEIGHT:
        return image
    width = round(image.width * HEIGHT / image.height)
    return image.resize((width, HEIGHT), Image.Resampling.LANCZOS)


def _draw_typographic(content: CardContent) -> Image.Image:
    accent, ground = _get_accent(content), GROUNDS.get(content.part)
    if ground:
        colours = Colours(PAPER, mix(ground, PAPER, 0.84), PAPER, PAPER, mix(ground, PAPER, 0.35))
        seeds = mix(ground, PAPER, 0.2)
    else:
        ground, seeds = TINT, mix(TINT, accent, 0.3)
        colours = Colours(INK, accent, INK, TERRACOTTA, mix(TINT, accent, 0.3))
    card = Image.new("RGB", CARD_SIZE, ground)
    _draw_seeds(card, seeds, content.seed)
    card.paste(accent, (0, 0, SPINE, HEIGHT))
    _draw_words(card, content, 700, (124, 52, 34), colours)
    return card


def _get_accent(content: CardContent) -> str:
    return ACCENTS.get(content.part, ACCENTS["association"])


def _draw_seeds(card: Image.Image, colour: str, seed: int) -> None:
    """Draw the seeds of a sunflower, each turned by the golden angle; the pattern varies slightly from page to page."""
    scale = 2
    mask = Image.new("L", (WIDTH * scale, HEIGHT * scale))
    pen = ImageDraw.Draw(mask)
    middle, turn = (1172, 200 + seed % 231), seed * 0.37
    for number in range(4, 330):
        distance, angle = 21 * math.sqrt(number), number * GOLDEN_ANGLE + turn
        x, y = middle[0] + distance * math.cos(angle), middle[1] + distance * math.sin(angle)
        radius = 2.2 + 5.6 * (distance / 380)
        pen.ellipse([(side * scale) for side in (x - radius, y - radius, x + radius, y + radius)], fill=255)
    card.paste(colour, (0, 0), mask.reduce(scale))


# --- Words -----------------------------------------------------------------------------------------------------------


def _draw_words(card: Image.Image, content: CardContent, width: float, sizes, colours: Colours) -> None:
    top = TOP
    if content.kicker:
        top = _draw_kicker(card, content, width, colours.kicker)
    _draw_wordmark(card, width, colours)
    face, leading = get_face("fraunces"), 1.06
    title = face.keep_known(content.title)
    setting = set_title(
        title,
        content.language,
        lambda text: face.measure(text, TITLE_TRACKING),
        width=width,
        height=HEIGHT - BOTTOM - 86 - top,
        leading=leading,
        sizes=sizes,
    )
    baseline = top + setting.size * 0.8
    for line in setting.lines:
        start = _find_start(face, line, setting.size, width, TITLE_TRACKING) - setting.size * 0.03
        face.draw(card, (start, baseline), line, setting.size, colours.title, TITLE_TRACKING)
        baseline += setting.size * leading


def _find_start(face: Face, line: str, size: float, width: float, tracking: float) -> float:
    """Return where a line begins: a line from right to left ends at the right edge of its column."""
    return LEFT + width - face.measure(line, tracking) * size if runs_from_right(line) else LEFT


def _draw_kicker(card: Image.Image, content: CardContent, width: float, colour: str) -> float:
    """Draw the kicker in one or two lines; return where the title may begin."""
    face = get_face("instrument-sans-semibold")
    setting = set_title(
        face.keep_known(to_capitals(content.kicker)),
        content.language,
        lambda text: face.measure(text, KICKER_TRACKING),
        width=width,
        height=66,
        leading=1.35,
        sizes=(24, 21, 21),
    )
    baseline = TOP + 0.72 * setting.size
    for line in setting.lines:
        start = _find_start(face, line, setting.size, width, KICKER_TRACKING)
        face.draw(card, (start, baseline), line, setting.size, colour, KICKER_TRACKING)
        baseline += 1.35 * setting.size
    return baseline + 8


def _draw_wordmark(card: Image.Image, width: float, colours: Colours) -> None:
    baseline, size = HEIGHT - BOTTOM, 36
    ImageDraw.Draw(card).rectangle((LEFT, baseline - 58, LEFT + width, baseline - 57), fill=colours.rule)
    roman, italic = get_face("brand"), get_face("brand-italic")
    roman.draw(card, (LEFT, baseline), "MuseumWeek", size, colours.mark, -0.022)
    place = LEFT + (roman.measure("MuseumWeek", -0.022) + 0.24) * size
    italic.draw(card, (place, baseline), "Magazine", size, colours.mark_italic, -0.022)


def _draw_credit(card: Image.Image, image: CardImage, edge: int) -> None:
    """Draw the credit upwards along the image's edge, as in print."""
    face = get_face("instrument-sans-medium")
    longest = HEIGHT - 2 * 24
    text, size = _fit_credit(face, image, longest)
    strip = Image.new("RGB", (HEIGHT, 40), PAPER)
    face.draw(strip, (24, 28), text, size, SOFT)
    card.paste(strip.rotate(90, expand=True), (edge - 40, 0))


def _fit_credit(face: Face, image: CardImage, longest: float) -> tuple[str, float]:
    """Return the credit and its size: in full, then without the image's title, then smaller, then cut."""
    for text, size in ((image.credit, 15), (image.credit_without_title, 15), (image.credit_without_title, 13)):
        known = face.keep_known(text)
        if face.measure(known) * size <= longest:
            return known, size
    return shorten(known, longest / size, face.measure), size


# --- File ------------------------------------------------------------------------------------------------------------


def _encode(card: Image.Image) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for quality, subsampling in QUALITIES:
        output = io.BytesIO()
        card.save(
            output,
            "JPEG",
            quality=quality,
            subsampling=subsampling,
            optimize=True,
            progressive=True,
            icc_profile=profile,
        )
        if output.tell() <= LARGEST_FILE:
            break
    return output.getvalue()
