"""The block of a map: numbered places on land that we draw, and the list of them. No script, no third party."""

import re

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms.core.sanitizing.streams import ListBlock
from cms.maps.drawing import NORTH, Map, draw

from .texts import SHORT_TEXT_FEATURES, CharBlock, RichTextBlock

MOST_PLACES = 30
EXAMPLE = "38.7223, -9.1393"
# As map sites give it, and with decimal commas: "38.7223, -9.1393", "38,7223; -9,1393".
_POSITIONS = [
    re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)"),
    re.compile(r"(-?\d{1,3}(?:,\d+)?)\s*(?:;|,?\s)\s*(-?\d{1,3}(?:,\d+)?)"),
]


def read_position(text) -> tuple[float, float] | None:
    """Return the latitude and longitude that a text names, in degrees; None for other texts, and near the poles."""
    text = str(text or "").replace("\u2212", "-").replace("°", " ").strip()
    match = next(filter(None, (pattern.fullmatch(text) for pattern in _POSITIONS)), None)
    if not match:
        return None
    latitude, longitude = (float(part.replace(",", ".")) for part in match.groups())
    return (latitude, longitude) if abs(latitude) < NORTH and abs(longitude) <= 180 else None


def check_position(text: str) -> None:
    if read_position(text) is None:
        raise ValidationError(
            format_lazy(_("Write latitude and longitude as numbers, such as {example}."), example=EXAMPLE)
        )


class PositionBlock(blocks.RegexBlock):
    """A place on the earth. It is no CharBlock: there is nothing to translate."""

    def __init__(self, **kwargs):
        super().__init__(regex="", max_length=60, validators=[check_position], **kwargs)


class PlaceBlock(blocks.StructBlock):
    name = CharBlock(label=_("Name"))
    position = PositionBlock(
        label=_("Position"),
        help_text=format_lazy(
            _("Latitude and longitude, as map sites give them for a point: {example}."), example=EXAMPLE
        ),
    )
    text = RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES, required=False)

    class Meta:
        icon = "site"
        label = pgettext_lazy("map", "Place")


class MapValue(blocks.StructValue):
    @property
    def drawing(self) -> Map | None:
        """Return the map of the places, numbered as they are listed; a draft may have some without a position."""
        positions = enumerate((read_position(place.get("position")) for place in self["places"]), start=1)
        return draw([(number, *position) for number, position in positions if position])


class MapBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"))
    places = ListBlock(
        PlaceBlock(),
        label=pgettext_lazy("map", "Places"),
        help_text=_("In the order in which readers see their numbers."),
        min_num=1,
        max_num=MOST_PLACES,
    )

    class Meta:
        icon = "site"
        label = _("Map of places")
        description = _("A drawn map with a number on each place, and the list of the places below it.")
        template = "blocks/map.html"
        value_class = MapValue
        preview_value = {
            "title": _("Where the exhibition has been"),
            "places": [
                {"name": "Paris", "position": "48.8566, 2.3522", "text": ""},
                {"name": "Lisboa", "position": EXAMPLE, "text": ""},
            ],
        }
