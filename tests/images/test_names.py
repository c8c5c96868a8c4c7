"""Names of uploaded pictures cannot be guessed: their folder is public, also while no page shows them."""

import re

import pytest

from cms.images.models import CustomImage
from cms.images.responsive.renditions import make_renditions
from cms.serving.files.media import is_public
from tests.factories import ImageFactory
from tests.images.conftest import make_file

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r"/[0-9a-f]{20}\.")


@pytest.mark.parametrize("name", ["flor.jpg", "a" * 200 + ".jpg", "é à.b.c.jpg", "….jpg", "x.jpg"])
def test_each_upload_gets_80_random_bits_which_renditions_have_too(name):
    images = [CustomImage(title="Flor") for _ in range(2)]
    for image in images:
        image.file.save(name, make_file(size=(420, 330)), save=False)
        image._set_image_file_metadata()
        image.save()
        make_renditions(image)
    found = []
    for image in images:
        names = [image.file.name, *image.renditions.values_list("file", flat=True)]
        tokens = {TOKEN.search(file)[0] for file in names}
        assert len(names) > 1
        assert len(tokens) == 1
        assert all(is_public(file) and len(file) <= 100 for file in names)
        found += tokens
    assert found[0] != found[1]


def test_a_picture_without_the_right_to_be_shown_is_not_at_a_public_address():
    image = ImageFactory()
    token = TOKEN.search(image.file.name)[0]
    image.uses = ["print"]
    image.save()
    from cms.images.withholding import follow_rights

    follow_rights(image.pk)
    image.refresh_from_db()
    assert not is_public(image.file.name)
    image.uses = []
    image.save()
    follow_rights(image.pk)
    image.refresh_from_db()
    assert is_public(image.file.name)
    assert token.rstrip(".") in image.file.name
