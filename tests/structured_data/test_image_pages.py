"""The structured data of images' pages name the author and the terms of each image."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.images.presets import PRESETS, list_specs
from cms.images.responsive.renditions import make_renditions
from tests.factories import StandardPageFactory
from tests.images.conftest import make_image  # noqa: F401 - fixture
from tests.pages.graphs import find_faults, read_graph, resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def show(roots, make_image):  # noqa: F811
    """Create an image that a live French page shows."""

    def show(**fields):
        image = make_image(size=(900, 600), **fields)
        make_renditions(image, list_specs(PRESETS["wide"], image)["jpeg"])
        StandardPageFactory(parent=roots["fr"], slug=f"page-{image.pk}", lead_picture=image)
        return image

    return show


def read(client, name, *args, language="fr", **query):
    with translation.override(language):
        address = reverse(name, args=args)
    html = client.get(address, query).content.decode()
    return f"http://localhost{address}", read_graph(html)


@pytest.mark.parametrize("language", ["fr", "pt", "en"])
def test_the_page_of_an_image_tells_its_licence_and_where_to_ask_for_one(client, show, language):
    image = show(
        author="Ana Reis",
        holder="Museu do Vale",
        licence="cc-by-4.0",
        source_url="https://example.org/7",
        titles={"pt": "A dália"},
        alt={"fr": "Une fleur"},
    )
    url, graph = read(client, "image_credit", image.pk, language=language)
    page = graph[f"{url}#page"]
    (node,) = resolve(graph, page["mainEntity"])

    assert not find_faults(graph)
    assert node["@type"] == "ImageObject"
    assert node["contentUrl"].startswith("http://localhost/")
    assert node["contentUrl"].endswith(".jpg")
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert node["acquireLicensePage"] == "https://example.org/7"
    assert node["creator"] == {"@type": "Person", "name": "Ana Reis"}
    assert node["copyrightNotice"] == "© Museu do Vale"
    assert "Ana Reis" in node["creditText"]
    assert "CC BY 4.0" in node["creditText"]
    assert node["name"] == ("A dália" if language == "pt" else "Dahlia")
    assert node.get("description", "") == ("Une fleur" if language == "fr" else "")
    assert page["inLanguage"] == language
    assert page["primaryImageOfPage"] == {"@id": node["@id"]}
    assert [item["item"] for item in graph[f"{url}#crumbs"]["itemListElement"]][-1] == url


def test_an_image_shown_with_permission_leads_to_its_own_page_for_both(client, show):
    image = show(licence="permission", author="", holder="Museu do Vale")
    url, graph = read(client, "image_credit", image.pk)
    (node,) = resolve(graph, graph[f"{url}#page"]["mainEntity"])

    assert node["license"] == node["acquireLicensePage"] == url
    assert node["creator"] == {"@type": "Organization", "name": "Museu do Vale"}


def test_the_list_of_images_tells_each_of_them_without_a_query_more(client, show):
    images = [show(title=title, licence="cc0-1.0") for title in ("A", "B")]
    url, graph = read(client, "image_credits")
    (page,) = [node for node in graph.values() if node["@type"] == "CollectionPage"]
    (items,) = resolve(graph, page["mainEntity"])
    told = [resolve(graph, item["item"])[0] for item in items["itemListElement"]]

    assert [image["name"] for image in told] == ["A", "B"]
    assert all(image["license"] == "https://creativecommons.org/publicdomain/zero/1.0/" for image in told)
    with CaptureQueriesContext(
        connection,
    ) as two:
        read(client, "image_credits")
    images.append(show(title="C", licence="cc0-1.0"))
    with CaptureQueriesContext(connection) as three:
        read(client, "image_credits")
    assert len(three) == len(two)


def test_a_list_narrowed_to_a_licence_tells_nothing_of_its_own(client, show):
    show(licence="cc0-1.0")

    assert read(client, "image_credits", licence="cc0-1.0")[1] == {}


def test_an_image_without_a_file_for_readers_is_not_told(client, roots, make_image):  # noqa: F811
    image = make_image(size=(60, 40))
    StandardPageFactory(parent=roots["fr"], slug="page", lead_picture=image)
    _url, graph = read(client, "image_credit", image.pk)

    assert not [node for node in graph.values() if node["@type"] == "ImageObject"]
