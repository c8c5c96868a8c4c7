"""A canvas for flat colours. Everything is drawn twice as large and reduced at the end, for smooth edges."""

from PIL import Image, ImageChops, ImageDraw

from .geometry import Point, make_ellipse

# The palette shared by the drawings: warm paper and the inks printed on it.
PAPER = "#f0e6d6"
CREAM = "#f7f0e3"
SAND = "#e2d2b6"
FERN = "#1f4d43"
PINE = "#17352f"
SAGE = "#84a59d"
MOSS = "#6f8f4e"
OLIVE = "#8a8b3f"
TERRACOTTA = "#b4472b"
CORAL = "#e76f51"
ROSE = "#f28482"
BLUSH = "#f5cac3"
AMBER = "#f4a261"
OCHRE = "#d9a441"
GOLD = "#e9c46a"
NAVY = "#12355b"
NIGHT = "#0d2238"
TEAL = "#2a9d8f"
LAGOON = "#3f7f93"
MIST = "#b9cfcb"
BARK = "#4a3426"
PLUM = "#5a2a3c"
INK = "#1d2a2c"


def parse_colour(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mix(one: str, other: str, amount: float) -> str:
    """Return the colour that lies `amount` of the way (0 to 1) from one to the other."""
    pairs = zip(parse_colour(one), parse_colour(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * amount):02x}" for a, b in pairs)


class Canvas:
    """A canvas. Coordinates and widths are those of the finished image; colours are `#rrggbb`."""

    def __init__(self, width: int, height: int, ground: str = PAPER, scale: int = 2):
        self.width, self.height, self.scale = width, height, scale
        self.image = Image.new("RGB", (width * scale, height * scale), ground)
        self.pen = ImageDraw.Draw(self.image)

    def _enlarge(self, points: list[Point]) -> list[float]:
        scale = self.scale
        return [value * scale for point in points for value in point]

    def polygon(self, points: list[Point], fill: str) -> None:
        self.pen.polygon(self._enlarge(points), fill=fill)

    def line(self, points: list[Point], fill: str, width: float, *, caps: bool = False) -> None:
        """Draw a line through points; `caps` rounds its two ends."""
        self.pen.line(self._enlarge(points), fill=fill, width=max(1, round(width * self.scale)), joint="curve")
        if caps:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, fill)

    def taper(self, points: list[Point], fill: str, start: float, end: float) -> None:
        """Draw a line whose width goes from `start` to `end`, as a stem's does."""
        last = max(1, len(points) - 2)
        for i in range(len(points) - 1):
            self.line(points[i : i + 2], fill, start + (end - start) * i / last, caps=True)

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        scale = self.scale
        # Pillow's right and bottom edges are inside the rectangle.
        box = (x * scale, y * scale, max(x * scale, (x + width) * scale - 1), max(y * scale, (y + height) * scale - 1))
        self.pen.rectangle(box, fill=fill)

    def _box(self, x: float, y: float, rx: float, ry: float) -> tuple[float, float, float, float]:
        scale = self.scale
        return ((x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.pen.ellipse(self._box(x, y, radius, radius), fill=fill)

    def ring(self, x: float, y: float, radius: float, width: float, fill: str) -> None:
        box = self._box(x, y, radius + width / 2, radius + width / 2)
        self.pen.ellipse(box, outline=fill, width=max(1, round(width * self.scale)))

    def ellipse(self, x: float, y: float, rx: float, ry: float, angle: float, fill: str) -> None:
        if angle:
            self.polygon(make_ellipse(x, y, rx, ry, angle), fill)
        else:
            self.pen.ellipse(self._box(x, y, rx, ry), fill=fill)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float, fill: str) -> None:
        """Draw part of a ring; angles in degrees, clockwise from the right."""
        box = self._box(x, y, radius + width / 2, radius + width / 2)
        self.pen.arc(box, start, end, fill=fill, width=max(1, round(width * self.scale)))

    def sector(self, x: float, y: float, radius: float, start: float, end: float, fill: str) -> None:
        self.pen.pieslice(self._box(x, y, radius, radius), start, end, fill=fill)

    def overprint(self, other: "Canvas") -> None:
        """Print another sheet, of ink on white, over this one: where two inks meet they darken each other."""
        self.image = ImageChops.multiply(self.image, other.image)
        self.pen = ImageDraw.Draw(self.image)

    def paste_inside(self, other: "Canvas", outline: list[Point]) -> None:
        """Copy what another sheet of the same size shows inside an outline."""
        mask = Image.new("1", self.image.size)
        ImageDraw.Draw(mask).polygon(self._enlarge(outline), fill=1)
        self.image.paste(other.image, (0, 0), mask)

    def finish(self) -> Image.Image:
        return self.image.reduce(self.scale)
