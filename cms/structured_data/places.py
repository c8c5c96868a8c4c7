"""Nodes for the places on the maps in a body: https://schema.org/Place."""

from collections.abc import Iterator

from wagtail.models import Page

from cms.core.content.untranslated import get_language_of_block
from cms.core.typography.typesetting import typeset_text
from cms.pages.blocks.places import read_position
from cms.rendered_bodies.extras import get_extra
from cms.rendered_bodies.rendering import find_body_field

from .graph import Graph, make_node

# The structured data of a page's places is stored with its body, under this name.
PLACES = "structured_data.places"


def describe_places(page: Page) -> list[dict]:
    """Return the places on the maps of a page's body, each once (cms.rendered_bodies.extras)."""
    name = find_body_field(type(page))
    body = getattr(page, name) if name else ()
    told = (one for block in body if block.block_type == "map" for one in _describe(page, block))
    return list({(one["name"], *one["position"]): one for one in told}.values())


def _describe(page: Page, block) -> Iterator[dict]:
    for item in block.value["places"].bound_blocks:
        place = item.value
        language = get_language_of_block(page, block.id, f"places.{item.id}.name")
        position = read_position(place["position"]) or ()
        yield {"name": typeset_text(place["name"], language), "position": list(position)}


def make_places(graph: Graph, body=None) -> list[dict]:
    """Return the places on the maps of the page's body, whose structured data is stored with the body."""
    told = get_extra(graph.page, PLACES) if body else []
    return [make_node("Place", name=one["name"], geo=make_geo(*one["position"])) for one in told]


def make_geo(latitude=None, longitude=None) -> dict | None:
    """Return a position on the earth, in degrees; None if it is not known."""
    if latitude is None or longitude is None:
        return None
    return make_node("GeoCoordinates", latitude=float(latitude), longitude=float(longitude))
