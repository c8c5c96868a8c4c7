"""The block of a map: what readers get, and what editors cannot save."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms.pages.blocks.places import MOST_PLACES, MapBlock, read_position
from tests.factories import StandardPageFactory
from tests.pages.graphs import find_faults, read_graph

MAP = MapBlock()
PARIS = {"name": "Paris", "position": "48.8566, 2.3522", "text": "<p>La <b>première</b> ville.</p>"}
LISBON = {"name": "Lisbonne", "position": "38,7223; -9,1393", "text": ""}


def make_map(*places, **values):
    return MAP.to_python({"title": "Les villes", "places": list(places)} | values)


def show(value):
    return BeautifulSoup(MAP.render(value, {"block": MAP}), "html.parser")


def test_the_list_says_all_that_the_drawing_shows():
    html = show(make_map(PARIS, LISBON))
    assert html.section["aria-labelledby"] == html.h2["id"]
    assert [place.h3.text for place in html.ol("li")] == ["Paris", "Lisbonne"]
    assert [len(place.select(".prose")) for place in html.ol("li")] == [1, 0]
    assert html.svg["aria-hidden"] == "true"
    assert [number.text for number in html.select("svg text")] == ["1", "2"]
    assert not html("script")


def test_a_place_whose_position_is_not_known_yet_keeps_its_number_in_the_list():
    html = show(make_map(PARIS | {"position": ""}, LISBON))
    assert [number.text for number in html.select("svg text")] == ["2"]
    assert not show(make_map(PARIS | {"position": "?"}))("svg")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("38.7223, -9.1393", (38.7223, -9.1393)),
        ("38.7223,-9.1393", (38.7223, -9.1393)),
        (" 38.7223 -9.1393 ", (38.7223, -9.1393)),
        ("38,7223; -9,1393", (38.7223, -9.1393)),
        ("38,7223, \u22129,1393", (38.7223, -9.1393)),
        ("38.7223°, -9.1393°", (38.7223, -9.1393)),
        ("0, 0", (0, 0)),
        ("38.7223", None),
        ("91, 0", None),
        ("12, 181", None),
        ("Lisboa", None),
        ("", None),
        ("1" * 5000 + ", 2", None),
    ],
)
def test_a_position_is_read_as_map_sites_write_it(text, position):
    assert read_position(text) == position


@pytest.mark.parametrize(
    "places",
    [
        [],
        [PARIS | {"name": " "}],
        [PARIS | {"position": ""}],
        [PARIS | {"position": "Paris"}],
        [PARIS] * (MOST_PLACES + 1),
    ],
    ids=["none", "no name", "no position", "no numbers", "many"],
)
def test_a_map_that_shows_nothing_or_too_much_is_refused(places):
    with pytest.raises(ValidationError):
        MAP.clean(make_map(*places))


def test_what_it_says_is_found_by_the_search_and_positions_are_not():
    content = MAP.get_searchable_content(make_map(PARIS, LISBON))
    assert {"Les villes", "Paris", "Lisbonne"} <= set(content)
    assert not any("48.8566" in words for words in content)


@pytest.mark.django_db
def test_the_structured_data_names_each_place_once_with_its_position(client, roots):
    unknown = {"name": "L’île de l’atlas", "position": "", "text": ""}
    body = [("map", make_map(PARIS, LISBON, unknown)), ("map", make_map(LISBON))]
    page = StandardPageFactory(parent=roots["fr"], slug="villes", title="Les villes", body=body)
    page.save_revision().publish()
    graph = read_graph(client.get(page.url).content.decode())
    [places] = [node["contentLocation"] for node in graph.values() if "contentLocation" in node]
    assert [place["name"] for place in places] == ["Paris", "Lisbonne", "L’île de l’atlas"]
    geo = {"@type": "GeoCoordinates", "latitude": 38.7223, "longitude": -9.1393}
    assert places[1] == {"@type": "Place", "name": "Lisbonne", "geo": geo}
    assert "geo" not in places[2]
    assert find_faults(graph) == []
