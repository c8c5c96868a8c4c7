"""The demonstration's images: each key of its texts has an image, with a true credit."""

import io

import pytest
from PIL import Image

from cms.demo.image_texts import ALT_TEXTS
from cms.demo.images import DRAWINGS, IMAGES, PHOTOGRAPHS, ensure_image
from cms.images.credits.credit_line import credit_line
from cms.images.models import CustomImage


def open_image(image):
    with image.file.open("rb") as file:
        return Image.open(io.BytesIO(file.read()))


def test_each_image_that_the_texts_describe_exists():
    assert set(IMAGES) == set(ALT_TEXTS)


@pytest.mark.parametrize("key", PHOTOGRAPHS)
def test_photographs_are_there_with_their_credit_and_words(roots, key):
    image = ensure_image(key)

    assert image.get_alt_text("pt") == (ALT_TEXTS[key]["pt"], "pt")
    assert image.get_title("fr") == ALT_TEXTS[key]["title"]["fr"]
    assert credit_line(image, "fr").source
    assert image.file_size < 600 * 1024


@pytest.mark.parametrize("key", DRAWINGS)
def test_drawings_are_large_enough_for_their_place_and_light(roots, key):
    image = ensure_image(key)
    sizes = {"cover": (1600, 2000), "lead": (2000, 1125)}

    assert (image.width, image.height) == sizes.get(key.split("-")[0], (image.width, image.height))
    assert max(image.width, image.height) >= 1800
    assert image.file_size < 420 * 1024
    assert credit_line(image, "en").text.endswith("generative drawing. ©\u00a0Culture For Causes Network, CC BY 4.0")


def test_an_image_is_drawn_the_same_every_time(roots):
    first = ensure_image("cover-12")
    pixels = open_image(first).convert("RGB").tobytes()
    first.delete()

    assert open_image(ensure_image("cover-12")).convert("RGB").tobytes() == pixels


def test_a_second_run_makes_nothing_and_leaves_what_editors_changed(roots):
    image = ensure_image("photo-flower")
    image.title = "An editor's title"
    image.save()

    assert ensure_image("photo-flower").title == "An editor's title"
    assert CustomImage.objects.count() == 1
