"""The images that the demonstration's texts name exist, and have the promised content."""

import dataclasses
import re

import pytest
from django.utils.module_loading import import_string

from cms.demo.images import DRAWINGS, IMAGES, ensure_image
from cms.images.models import CustomImage
from exhibition.demo import texts as exhibition_texts
from home.demo import texts as home_texts
from magazine.demo import texts as magazine_texts

IMAGE_KEY = re.compile(r"(photo|cover|lead|work)-[a-z0-9-]+")


def find_image_keys(words):
    """Yield each image's key in the data of the demonstration, at any depth."""
    if isinstance(words, str):
        if IMAGE_KEY.fullmatch(words):
            yield words
    elif dataclasses.is_dataclass(words):
        for field in dataclasses.fields(words):
            yield from find_image_keys(getattr(words, field.name))
    elif isinstance(words, dict):
        for value in words.values():
            yield from find_image_keys(value)
    elif isinstance(words, (list, tuple)):
        for value in words:
            yield from find_image_keys(value)


def draw(key):
    return import_string(f"cms.demo.art.{DRAWINGS[key].drawn_by}")()


def test_each_image_that_a_text_of_the_demonstration_asks_for_exists():
    asked = set()
    for module in (exhibition_texts, home_texts, magazine_texts):
        asked |= set(find_image_keys([value for name, value in vars(module).items() if name.isupper()]))

    assert len(asked) > 30
    assert asked <= set(IMAGES)


@pytest.mark.parametrize("key", ["work-dragonfly-wing", "work-fern-study", "work-tidal-pool"])
def test_a_work_has_the_proportions_that_its_label_gives(key):
    width, height = draw(key).size
    label = next(work["dimensions"] for work in exhibition_texts.WORKS if work["key"] == key)
    label_width, label_height = (int(number) for number in re.findall(r"\d+", label))

    assert max(width, height) == 1800
    assert width / height == pytest.approx(label_width / label_height, rel=0.01)


def test_each_drawing_is_made_by_a_function_that_exists():
    for image in DRAWINGS.values():
        assert callable(import_string(f"cms.demo.art.{image.drawn_by}"))


def test_asked_for_twice_a_drawing_is_made_once(roots):
    first = ensure_image("lead-labels")

    assert ensure_image("lead-labels") == first
    assert CustomImage.objects.count() == 1
    assert (first.width, first.height) == (2000, 1125)


def test_an_image_that_nobody_described_is_an_error(db):
    with pytest.raises(KeyError):
        ensure_image("lead-unknown")
