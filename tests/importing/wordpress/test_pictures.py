"""The pictures of a WordPress export come from a folder, and wait in the inbox."""

import io

import pytest
from PIL import Image

from cms.images.models import Arrival
from cms.importing.admin.pictures import fill_places
from cms.importing.models import PicturePlace
from tests.factories import ImageFactory

from .test_posts import BLOCKS, CLASSIC, get_page, list_blocks

pytestmark = pytest.mark.django_db


def make_picture() -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (1200, 800), "#274").save(output, "PNG")
    return output.getvalue()


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads"
    for name in ("2016/03/herbier.png", "2023/01/salle-scaled.png"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(make_picture())
    (tmp_path / "secret.png").write_bytes(make_picture())
    return str(folder)


def test_they_wait_in_the_inbox_with_what_the_site_said_of_them(archive, uploads):
    archive.bring(CLASSIC, files=uploads)
    page = get_page(11)
    arrivals = Arrival.objects.filter(places__page=page).order_by("pk")

    assert list_blocks(page).count("picture") == 2  # of [caption] and of [gallery]
    assert page.lead_caption == "Planche 12"
    assert {arrival.name for arrival in arrivals} == {"herbier.png"}
    assert {arrival.values["alt_text_fr"] for arrival in arrivals} == {"Une planche d'herbier"}
    assert [block.value["caption"] for block in page.body if block.block_type == "picture"] == [
        "Planche 12, Fougères",
        "Planche 12",
    ]
    assert archive.list_told("picture") == [("11", "https://revue.example/wp-content/uploads/2016/03/perdu.png")]


def test_the_featured_image_takes_its_place_too(archive, uploads):
    archive.bring(CLASSIC, files=uploads)
    page, image = get_page(11), ImageFactory()
    assert PicturePlace.objects.filter(page=page, block_id="lead_picture").count() == 1

    Arrival.objects.update(image=image)
    assert fill_places(archive.user, page.get_latest_revision_as_object())

    draft = get_page(11).get_latest_revision_as_object()
    assert draft.lead_picture == image
    assert [block.value["image"] for block in draft.body if block.block_type == "picture"] == [image, image]


def test_a_lead_picture_that_somebody_chose_stays(archive, uploads):
    archive.bring(CLASSIC, files=uploads)
    mine, other = ImageFactory(), ImageFactory()
    draft = get_page(11).get_latest_revision_as_object()
    draft.lead_picture = mine
    draft.save_revision(user=archive.user)

    Arrival.objects.update(image=other)
    fill_places(archive.user, get_page(11).get_latest_revision_as_object())

    assert get_page(11).get_latest_revision_as_object().lead_picture == mine


def test_of_a_size_that_wordpress_made_the_original_is_taken(archive, uploads):
    archive.bring(BLOCKS, files=uploads)

    assert list_blocks(get_page(23)).count("picture") == 1
    assert set(Arrival.objects.values_list("name", flat=True)) == {"salle.png"}
    assert not archive.list_told("picture")


def test_nothing_outside_of_the_folder_is_read(archive, uploads, tmp_path):
    export = tmp_path / "export.xml"
    export.write_text(
        "<rss><channel><link>https://a.example</link><item><post_id>1</post_id><status>publish</status>"
        "<title>Un</title><encoded>&lt;img src='/wp-content/uploads/../secret.png'&gt;</encoded></item></channel></rss>"
    )
    archive.bring(export, files=uploads)

    assert not Arrival.objects.exists()
    assert archive.list_told("picture") == [("1", "/wp-content/uploads/../secret.png")]


def test_without_a_folder_they_are_reported(archive):
    archive.bring(BLOCKS)

    assert not Arrival.objects.exists()
    assert [post for post, _address in archive.list_told("picture")] == ["23", "23"]
    assert list_blocks(get_page(23)).count("picture") == 0
