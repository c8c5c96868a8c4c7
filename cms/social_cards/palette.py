"""The colours of cards: those of the site in its light scheme."""

from django.core.exceptions import ImproperlyConfigured
from PIL import ImageColor

from cms.styles.colours import COLOURS


def read(name: str) -> str:
    """Return a colour of the palette as #rrggbb. Raise ImproperlyConfigured if it has another form."""
    try:
        red, green, blue, *_ = ImageColor.getrgb(COLOURS[name].light)
    except ValueError as error:
        raise ImproperlyConfigured(f"Cards need --{name} as #rrggbb, rgb() or hsl(): {error}.") from error
    return f"#{red:02x}{green:02x}{blue:02x}"


PAPER, TINT, INK, SOFT, RULE = map(read, ("paper", "tint", "ink", "soft", "rule"))
TERRACOTTA = read("terracotta")
# For each site area: on paper, and as the ground of a card without an image; the association's ground is paper too.
ACCENTS = {
    "association": read("umber"),
    "magazine": TERRACOTTA,
    "museumweek": read("ultramarine"),
    "exhibition": read("sea"),
}
GROUNDS = {"magazine": TERRACOTTA, "museumweek": read("ultramarine-band"), "exhibition": read("sea-band")}
# Part of a card's fingerprint: cards are drawn again when colours change.
PALETTE = [PAPER, TINT, INK, SOFT, RULE, ACCENTS, GROUNDS]


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour mixed with a share of another."""
    pairs = zip(_take_apart(colour), _take_apart(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)


def _take_apart(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
