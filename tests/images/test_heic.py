"""HEIC: Wagtail brings a decoder (pillow-heif), which the site neither loads nor uses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.images.files.checking import check_image
from cms.images.files.errors import UnknownFormatError

# The first box of a HEIC, whose brands decoders check.
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)

LOOK = """
import json, sys
import django
django.setup()
from PIL import Image
from willow.registry import registry
import willow.plugins.pillow
Image.init()
print(json.dumps({
    "loaded": sorted(name for name in sys.modules if name.partition(".")[0] in ("pillow_heif", "_pillow_heif")
                     and sys.modules[name] is not None),
    "formats": sorted(Image.OPEN),
    "extensions": sorted(Image.registered_extensions()),
}))
"""


@pytest.mark.once
def test_a_process_of_the_site_has_no_decoder_of_heic():
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=Path(settings.BASE_DIR), capture_output=True, text=True, check=True
    )
    seen = json.loads(done.stdout)
    assert seen["loaded"] == []
    assert "AVIF" in seen["formats"]
    assert "HEIF" not in seen["formats"]
    assert not {".heic", ".heif"} & set(seen["extensions"])


def test_heic_is_no_kind_of_image_that_the_site_takes():
    assert not {"heic", "heif"} & set(settings.WAGTAILIMAGES_EXTENSIONS)


def test_a_heic_is_refused_by_its_content_whatever_its_name():
    for name in ("a.heic", "a.jpg", "a.avif"):
        with pytest.raises(UnknownFormatError):
            check_image(SimpleUploadedFile(name, HEIC))
