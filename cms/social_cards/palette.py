"""The colours of cms/static/css/site.css in its light scheme; a test compares them."""

PAPER, TINT, INK, SOFT, RULE = "#faf6ef", "#f1e9dc", "#1d1a16", "#675e53", "#dcd1c1"
TERRACOTTA = "#a63f24"
# Of each part of the site: on paper, and as the ground of a card without a picture; the association's is paper too.
ACCENTS = {"association": "#6d4c1c", "magazine": TERRACOTTA, "museumweek": "#2c3c91", "exhibition": "#1c5a54"}
GROUNDS = {"magazine": TERRACOTTA, "museumweek": "#2c3c91", "exhibition": "#17504a"}


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it."""
    pairs = zip(_take_apart(colour), _take_apart(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)


def _take_apart(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
