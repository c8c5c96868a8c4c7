"""Real files with real metadata, and images made from them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.images.models import CustomImage
from tests.newsroom.conftest import hire, newsroom, superuser  # noqa: F401 - users of the admin


def make_file(name="dahlia.jpg", size=(1200, 800), **saving):
    """Return a photograph-like file: a gradient, which compresses like an image."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    file_format = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}[name.rsplit(".")[-1]]
    data = io.BytesIO()
    image.save(data, file_format, **saving)
    return SimpleUploadedFile(name, data.getvalue(), content_type=f"image/{file_format.lower()}")


@pytest.fixture
def make_image(roots):
    """Create an image of the library; alt texts by language in `alt`."""

    def make(alt=None, titles=None, size=(1200, 800), **fields):
        fields = {"title": "Dahlia", "author": "vultilion", "licence": "cc-by-2.0", "kind": "photograph"} | fields
        image = CustomImage(file=make_file(size=size), **fields)
        image._set_image_file_metadata()
        for language, text in (alt or {}).items():
            image.stage_texts(language, text=text)
        for language, title in (titles or {}).items():
            image.stage_texts(language, title=title)
        image.save()
        return image

    return make
