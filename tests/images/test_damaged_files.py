"""Bombs, truncated files and false headers: every upload gets a sentence as an answer, and takes little memory."""

import io
import json
import os
import struct
import subprocess
import sys
import textwrap
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image, PngImagePlugin

from cms.images.files.checking import check_image, decode_apart
from cms.images.files.errors import (
    DamagedImageError,
    ImageFileError,
    TooHeavyError,
    TooManyPixelsError,
    UnknownFormatError,
)
from cms.images.files.headers import read_header
from cms.images.files.metadata import read_metadata
from cms.images.models import CustomImage

from .conftest import make_file

pytestmark = pytest.mark.once  # about files, not about the database

BOMB = (Path(__file__).parent / "samples" / "13300x13300.avif").read_bytes()  # 1.8 KB, made by Pillow from one grey
FORMATS = ["jpg", "png", "webp", "avif"]
RIGHTS = {"author": "Ana Reis", "licence": "cc-by-4.0"}


def make(ending, size=(120, 80), **saving):
    return make_file(f"a.{ending}", size, **saving).read()


def make_png(width, height, *chunks, pixels=b""):
    """Return a PNG of given chunks: kind, data."""
    header = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in (header, *chunks, (b"IDAT", pixels or zlib.compress(bytes(width + 1) * height)), (b"IEND", b"")):
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return data


def make_webp(canvas, coded):
    """Return an extended WebP whose canvas and image have different sizes."""
    image = make("webp", coded)[12:]
    fields = b"\0\0\0\0" + (canvas[0] - 1).to_bytes(3, "little") + (canvas[1] - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + fields + image
    return b"RIFF" + struct.pack("<I", len(body)) + body


def resize_header(ending, size):
    """Return a small image that declares a false size."""
    data = bytearray(make(ending))
    width, height = size
    match ending:
        case "jpg":
            at = data.index(b"\xff\xc0")
            data[at + 5 : at + 9] = struct.pack(">HH", height, width)
        case "png":
            data[16:24] = struct.pack(">II", width, height)
            data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
        case "webp":
            at = data.index(b"\x9d\x01\x2a")
            data[at + 3 : at + 7] = struct.pack("<HH", width, height)
        case "avif":
            at = data.index(b"ispe")
            data[at + 8 : at + 16] = struct.pack(">II", width, height)
    return bytes(data)


DAMAGED = {
    **{f"half a {ending}": make(ending)[: len(make(ending)) // 2] for ending in FORMATS},
    **{f"a {ending} without its end": make(ending)[:-2] for ending in FORMATS},
    **{f"a {ending} of no height": resize_header(ending, (120, 0)) for ending in FORMATS},
    "a PNG with a byte changed": make("png")[:-30] + b"\x55" + make("png")[-29:],
    "a PNG without pixels": make_png(9, 9, pixels=b"\0"),
    "a WebP larger than its canvas": make_webp((10, 10), (120, 80)),
    "a WebP smaller than its canvas": make_webp((1200, 800), (120, 80)),
    "a WebP with a large canvas": make_webp((16_000, 9_000), (120, 80)),
    "a JPEG of headers only": make("jpg")[:300] + b"\xff\xd9",
    "a PNG with a text that unpacks to 80 MB": make_png(
        9, 9, (b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9))
    ),
}
TOO_LARGE = {
    **{f"a {ending} of 16,000 x 9,000": resize_header(ending, (16_000, 9_000)) for ending in FORMATS},
    "an AVIF of 13,300 x 13,300": BOMB,
    "an AVIF whose container says 64 x 64": BOMB.replace(
        struct.pack(">II", 13_300, 13_300), struct.pack(">II", 64, 64)
    ),
}
NO_IMAGES = {
    "nothing but a name": b"",
    "a page": b"<html><svg></svg></html>",
    "an archive": b"PK\x03\x04" + bytes(200),
}


def name_file(name):
    return next((f"a.{ending}" for ending in FORMATS if f" {ending}" in name.lower()), "a.jpg")


# --- Detected files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_files_are_found_out(name):
    with pytest.raises(DamagedImageError):
        check_image(io.BytesIO(DAMAGED[name]))


@pytest.mark.parametrize("name", TOO_LARGE)
def test_too_many_pixels_are_read_from_the_header_wherever_they_are_announced(name):
    with pytest.raises(TooManyPixelsError):
        read_header(io.BytesIO(TOO_LARGE[name]))


@pytest.mark.parametrize("data", NO_IMAGES.values(), ids=NO_IMAGES)
def test_what_is_no_image_is_said_to_be_none(data):
    with pytest.raises(UnknownFormatError):
        check_image(io.BytesIO(data))


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("size", [(1, 1), (7, 300), (301, 200)])
def test_whole_files_pass_with_their_size(ending, size):
    header = check_image(io.BytesIO(make(ending, size)))

    assert (header.width, header.height) == size


@pytest.mark.parametrize("ending", FORMATS)
def test_bytes_after_the_end_do_not_matter(ending):
    check_image(io.BytesIO(make(ending) + bytes(64)))


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "AVIF", "MPO"])
def test_of_several_images_in_one_file_the_first_counts(file_format):
    frames = [Image.new("RGB", (100, 80), colour) for colour in ("red", "green", "blue")]
    data = io.BytesIO()
    frames[0].save(data, file_format, save_all=True, append_images=frames[1:])

    assert (check_image(data).width, check_image(data).height) == (100, 80)


@pytest.mark.parametrize(
    "saving", [{"progressive": True}, {"subsampling": 0, "quality": 100}, {"restart_marker_rows": 1}]
)
def test_all_sorts_of_jpeg_pass(saving):
    check_image(io.BytesIO(make("jpg", (333, 222), **saving)))


@pytest.mark.parametrize("saving", [{"lossless": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0"}, {"exact": True}])
def test_all_sorts_of_webp_pass(saving):
    check_image(io.BytesIO(make("webp", (333, 222), **saving)))


@pytest.mark.parametrize("saving", [{"subsampling": "4:4:4"}, {"quality": 100}, {"tile_rows": 1}, {"range": "limited"}])
def test_all_sorts_of_avif_pass(saving):
    check_image(io.BytesIO(make("avif", (333, 222), **saving)))


@pytest.mark.parametrize("ending", FORMATS)
def test_no_single_changed_byte_makes_more_of_it_than_a_sentence(ending):
    data = make(ending, (40, 30))
    for place in range(0, min(len(data), 900), 7):
        changed = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        with suppress(ImageFileError):  # anything else would be a 500
            read_header(io.BytesIO(changed))


def test_an_image_that_takes_too_much_is_given_up(settings):
    settings.PICTURE_DECODING_MEGABYTES = 90
    data = make("png", (5000, 5000))

    with pytest.raises(TooHeavyError):
        check_image(io.BytesIO(data))


def test_texts_nested_without_end_are_not_read():
    deep = (
        b"<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>" + b"<a>" * 90_000 + b"</a>" * 90_000 + b"</dc:title>"
    )

    assert read_metadata(_with_xmp(deep)).title == ""


def _with_xmp(packet):
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", packet.decode())
    return io.BytesIO(make("png", pnginfo=texts))


# --- Cost ------------------------------------------------------------------------------------------------------------


MEASURE = """
    import io, os, resource, sys
    import django
    django.setup()
    from django.core.files.uploadedfile import SimpleUploadedFile
    from cms.images.files.fields import ImageFileField
    from cms.images.files.metadata import read_metadata
    from django.core.exceptions import ValidationError
    from willow.image import Image

    data = sys.stdin.buffer.read()
    def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    before = peak()
    read_metadata(io.BytesIO(data))
    try:
        ImageFileField().clean(SimpleUploadedFile(sys.argv[1], data))
    except ValidationError:
        pass
    try:
        Image.open(io.BytesIO(data)).get_size()  # what Django asks for when the model is made
    except OSError:
        pass
    print(peak() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.parametrize("name", [*TOO_LARGE, "a WebP with a large canvas"])
def test_a_bomb_takes_no_memory(name):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE), name_file(name)],
        input=(TOO_LARGE | DAMAGED)[name],
        stdout=subprocess.PIPE,
        check=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
    )
    own, apart = map(int, done.stdout.split())

    assert own < 40  # megabytes; decoding one takes 1,800
    assert apart == 0  # it was not even tried


def test_what_gets_past_the_headers_can_only_end_its_own_process(settings):
    settings.PICTURE_DECODING_MEGABYTES = 400

    with pytest.raises(TooHeavyError):
        decode_apart(io.BytesIO(BOMB), "AVIF")


# --- Each endpoint for uploads ---------------------------------------------------------------------------------------


def add(desk, file):
    answer = desk.post("wagtailimages:add", data={"title": "dahlia", "file": file, "holder": "Museu do Vale", **RIGHTS})
    return answer.status_code, answer.content.decode()


def add_in_chooser(desk, file):
    values = {"title": "dahlia", "file": file, "holder": "Museu do Vale", **RIGHTS}
    data = {f"image-chooser-upload-{name}": value for name, value in values.items()}
    answer = desk.browser.post(reverse("wagtailimages_chooser:create"), data)
    return answer.status_code, json.loads(answer.content)["htmlFragment"]


def add_many(desk, file):
    answer = desk.post("wagtailimages:add_multiple", data={"title": "Museu do Vale", "files[]": file})
    return answer.status_code, json.loads(answer.content)["error_message"] + "Museu do Vale"


def replace(desk, file):
    image = CustomImage.objects.get()
    data = {"title": "dahlia", "file": file, "holder": "Museu do Vale", **RIGHTS}
    answer = desk.post("wagtailimages:edit", image.pk, data=data)
    return answer.status_code, answer.content.decode()


WAYS = {"alone": add, "in the chooser": add_in_chooser, "many": add_many, "replaced": replace}
SENTENCES = {
    "half a jpg": "is damaged or incomplete",
    "half a png": "is damaged or incomplete",
    "half a webp": "is damaged or incomplete",
    "half a avif": "is damaged or incomplete",
    "a jpg without its end": "is damaged or incomplete",
    "an AVIF of 13,300 x 13,300": "has too many pixels: 13300 × 13300",
    "a page": "Not a supported image format",
    "nothing but a name": "The submitted file is empty",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SENTENCES)
def test_each_way_of_uploading_answers_with_a_sentence(superuser, make_image, way, name):
    image = make_image()
    stored = image.file.name
    data = (DAMAGED | TOO_LARGE | NO_IMAGES)[name]
    status, words = WAYS[way](superuser, SimpleUploadedFile(name_file(name), data))

    assert status == 200
    assert SENTENCES[name] in words
    assert "Museu do Vale" in words  # what was typed is still there
    image.refresh_from_db()
    assert CustomImage.objects.count() == 1
    assert (image.file.name, image.file.storage.exists(stored)) == (stored, True)


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a"])
def test_a_wrong_ending_is_named(superuser, roots, name):
    status, words = add(superuser, SimpleUploadedFile(name, make("jpg")))

    assert status == 200
    assert "Not a valid .png image" in words or "Not a supported image format" in words
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("name", ["half a png", "half a avif", "an AVIF of 13,300 x 13,300", "a page"])
def test_the_profile_image_of_an_account_is_checked_as_well(superuser, roots, name):
    file = SimpleUploadedFile(name_file(name), (DAMAGED | TOO_LARGE | NO_IMAGES)[name])
    answer = superuser.post("wagtailadmin_account", data={"avatar-avatar": file})

    assert answer.status_code == 200
    assert SENTENCES[name] in answer.content.decode()


@pytest.mark.parametrize("is_there", [True, False])
def test_an_image_whose_stored_file_is_damaged_or_gone_can_still_be_listed_opened_and_chosen(
    superuser, make_image, is_there
):
    image = make_image()
    storage = image.file.storage
    half = storage.open(image.file.name).read()[:3000]
    storage.delete(image.file.name)
    if is_there:
        storage.save(image.file.name, SimpleUploadedFile("a.jpg", half))

    for name, args in (
        ("wagtailimages:index", []),
        ("wagtailimages:edit", [image.pk]),
        ("wagtailimages_chooser:choose", []),
        ("wagtailimages_chooser:chosen", [image.pk]),
        ("wagtailimages_chooser:select_format", [image.pk]),
    ):
        assert superuser.get(name, *args).status_code == 200
    answer = superuser.post(
        "wagtailimages_chooser:select_format",
        image.pk,
        data={"image-chooser-insertion-format": "left", "image-chooser-insertion-alt_text": "A dahlia"},
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("language", ["fr", "pt-pt"])
def test_the_sentences_are_translated(language):
    for error in (DamagedImageError(), TooHeavyError(), TooManyPixelsError(9, 9, 50_000_000), ImageFileError()):
        english = str(error)
        with translation.override(language):
            assert str(error) != english
