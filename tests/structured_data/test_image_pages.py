"""The structured data of pictures' pages name the author and the terms of each picture."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.images.presets import PRESETS, list_specs
from cms.images.responsive.renditions import make_renditions
from tests.factories import StandardPageFactory
from tests.images.conftest import make_picture  # noqa: F401 - fixture
from tests.pages.graphs import find_faults, read_graph, resolve

pytestmark = pytest.mark.django_db


@pytest.fixture
def show(roots, make_picture):  # noqa: F811
    """Create a picture that a live French page shows."""

    def show(**fields):
        picture = make_picture(size=(900, 600), **fields)
        make_renditions(picture, list_specs(PRESETS["wide"], picture)["jpeg"])
        StandardPageFactory(parent=roots["fr"], slug=f"page-{picture.pk}", lead_picture=picture)
        return picture

    return show


def read(client, name, *args, language="fr", **query):
    with translation.override(language):
        address = reverse(name, args=args)
    html = client.get(address, query).content.decode()
    return f"http://localhost{address}", read_graph(html)


@pytest.mark.parametrize("language", ["fr", "pt", "en"])
def test_the_page_of_a_picture_tells_its_licence_and_where_to_ask_for_one(client, show, language):
    picture = show(
        author="Ana Reis",
        holder="Museu do Vale",
        licence="cc-by-4.0",
        source_url="https://example.org/7",
        titles={"pt": "A dália"},
        alt={"fr": "Une fleur"},
    )
    url, graph = read(client, "picture_credit", picture.pk, language=language)
    page = graph[f"{url}#page"]
    (image,) = resolve(graph, page["mainEntity"])

    assert not find_faults(graph)
    assert image["@type"] == "ImageObject"
    assert image["contentUrl"].startswith("http://localhost/")
    assert image["contentUrl"].endswith(".jpg")
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert image["acquireLicensePage"] == "https://example.org/7"
    assert image["creator"] == {"@type": "Person", "name": "Ana Reis"}
    assert image["copyrightNotice"] == "© Museu do Vale"
    assert "Ana Reis" in image["creditText"]
    assert "CC BY 4.0" in image["creditText"]
    assert image["name"] == ("A dália" if language == "pt" else "Dahlia")
    assert image.get("description", "") == ("Une fleur" if language == "fr" else "")
    assert page["inLanguage"] == language
    assert page["primaryImageOfPage"] == {"@id": image["@id"]}
    assert [item["item"] for item in graph[f"{url}#crumbs"]["itemListElement"]][-1] == url


def test_a_picture_shown_with_permission_leads_to_its_own_page_for_both(client, show):
    picture = show(licence="permission", author="", holder="Museu do Vale")
    url, graph = read(client, "picture_credit", picture.pk)
    (image,) = resolve(graph, graph[f"{url}#page"]["mainEntity"])

    assert image["license"] == image["acquireLicensePage"] == url
    assert image["creator"] == {"@type": "Organization", "name": "Museu do Vale"}


def test_the_list_of_pictures_tells_each_of_them_without_a_query_more(client, show):
    pictures = [show(title=title, licence="cc0-1.0") for title in ("A", "B")]
    url, graph = read(client, "picture_credits")
    (page,) = [node for node in graph.values() if node["@type"] == "CollectionPage"]
    (items,) = resolve(graph, page["mainEntity"])
    told = [resolve(graph, item["item"])[0] for item in items["itemListElement"]]

    assert [image["name"] for image in told] == ["A", "B"]
    assert all(image["license"] == "https://creativecommons.org/publicdomain/zero/1.0/" for image in told)
    with CaptureQueriesContext(
        connection,
    ) as two:
        read(client, "picture_credits")
    pictures.append(show(title="C", licence="cc0-1.0"))
    with CaptureQueriesContext(connection) as three:
        read(client, "picture_credits")
    assert len(three) == len(two)


def test_a_list_narrowed_to_a_licence_tells_nothing_of_its_own(client, show):
    show(licence="cc0-1.0")

    assert read(client, "picture_credits", licence="cc0-1.0")[1] == {}


def test_a_picture_without_a_file_for_readers_is_not_told(client, roots, make_picture):  # noqa: F811
    picture = make_picture(size=(60, 40))
    StandardPageFactory(parent=roots["fr"], slug="page", lead_picture=picture)
    _url, graph = read(client, "picture_credit", picture.pk)

    assert not [node for node in graph.values() if node["@type"] == "ImageObject"]
