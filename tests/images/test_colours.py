"""Readers see the colours of the original, in every mode that Pillow reads, with and without a profile."""

import io
import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageCms, PngImagePlugin

from cms.images.files.colours import has_usable_profile, to_srgb
from cms.images.models import CustomImage
from cms.images.problems import Problem
from cms.images.responsive.renditions import make_renditions
from cms.images.tasks import make_renditions_task

SIDE = 256
GREY = Image.linear_gradient("L")  # from black at the top to white
COLOURS = Image.merge("RGB", (GREY, GREY.rotate(90), GREY.rotate(180)))
ALPHA = GREY.rotate(270)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LAB = ImageCms.createProfile("LAB")


def make_profile(space, gamma):
    """Return a small ICC profile (v2) of one gamma; with RGB, its primaries are swapped: red is green, green is
    blue."""

    def s15(*values):
        return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

    def xyz(*values):
        return b"XYZ \0\0\0\0" + s15(*values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"text\0\0\0\0none\0\0\0\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(4 + 4 + 2 + 1 + 67 + 3)
    tags = {b"desc": name, b"cprt": text, b"wtpt": xyz(0.9642, 1, 0.8249)}
    if space == "GRAY":
        tags[b"kTRC"] = curve
    else:
        tags |= {b"rXYZ": xyz(0.3851, 0.7169, 0.0971), b"gXYZ": xyz(0.1431, 0.0606, 0.7141)}
        tags |= {b"bXYZ": xyz(0.4360, 0.2225, 0.0139), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for kind, data in tags.items():
        table += kind + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", space.encode().ljust(4), b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + s15(0.9642, 1, 0.8249)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body


SWAPPED, DARK = make_profile("RGB", 2.2), make_profile("GRAY", 1.0)


def make_16_bits(mode="I;16"):
    data = struct.pack(f"{'>' if mode == 'I;16B' else '<'}{SIDE * SIDE}H", *(value * 257 for value in GREY.tobytes()))
    return Image.frombytes(mode, GREY.size, data)


def with_alpha(image, mode):
    image.putalpha(ALPHA)
    return image.convert(mode)


OPAQUE = {
    "1": (GREY.convert("1"), GREY.convert("1")),
    "L": (GREY, GREY),
    "P": (COLOURS.quantize(256), COLOURS.quantize(256)),
    "RGB": (COLOURS, COLOURS),
    "RGBX": (COLOURS.convert("RGBX"), COLOURS),
    "CMYK": (COLOURS.convert("CMYK"), COLOURS),
    "YCbCr": (COLOURS.convert("YCbCr"), COLOURS),
    "HSV": (COLOURS.convert("HSV"), COLOURS.convert("HSV").convert("RGB")),
    "I of 8 bits": (GREY.convert("I"), GREY),
    "I of 16 bits": (GREY.convert("I").point(lambda value: value * 257), GREY),
    "I of 31 bits": (GREY.convert("I").point(lambda value: value * 8_000_000), GREY),
    "F up to 1": (GREY.convert("F").point(lambda value: value / 255), GREY),
    "F up to 255": (GREY.convert("F"), GREY),
    **{mode: (make_16_bits(mode), GREY) for mode in ("I;16", "I;16L", "I;16N", "I;16B")},
}
TRANSPARENT = {
    "LA": (with_alpha(GREY.copy(), "LA"), GREY),
    "La": (with_alpha(GREY.copy(), "LA").convert("La"), None),
    "RGBA": (with_alpha(COLOURS.copy(), "RGBA"), COLOURS),
    "RGBa": (with_alpha(COLOURS.copy(), "RGBA").convert("RGBa"), None),
    "PA": (with_alpha(COLOURS.quantize(256), "PA"), COLOURS.quantize(256)),
}


def differ(image, other):
    """Return the largest difference of any pixel in any channel."""
    extrema = ImageChops.difference(image.convert("RGB"), other.convert("RGB")).getextrema()
    return max(highest for _lowest, highest in extrema)


@pytest.mark.parametrize("mode", OPAQUE)
def test_opaque_modes_become_the_same_colours(mode):
    original, wanted = OPAQUE[mode]
    made = to_srgb(original)

    assert made.mode == "RGB"
    assert differ(made, wanted) <= (4 if mode == "YCbCr" else 1)


def test_lab_becomes_the_same_colours():
    original = ImageCms.profileToProfile(COLOURS, ImageCms.createProfile("sRGB"), LAB, outputMode="LAB")
    made = to_srgb(original)
    pairs = zip(made.get_flattened_data(), COLOURS.get_flattened_data(), strict=True)
    distances = [abs(mine - theirs) for pair in pairs for mine, theirs in zip(*pair, strict=True)]

    assert sum(distances) / len(distances) < 3  # eight bits of Lab are too few for more


@pytest.mark.parametrize("mode", TRANSPARENT)
def test_transparent_modes_keep_colours_and_transparency(mode):
    original, wanted = TRANSPARENT[mode]
    made = to_srgb(original)

    assert made.mode == "RGBA"
    assert ImageChops.difference(made.getchannel("A"), ALPHA).getextrema() == (0, 0)
    if wanted:
        assert differ(made, wanted) <= 1
    else:  # nearly transparent pixels have lost their colour
        opaque = ALPHA.point(lambda value: 255 if value > 128 else 0)
        black = Image.new("RGB", made.size)
        source = GREY if mode == "La" else COLOURS
        assert (
            differ(
                Image.composite(made.convert("RGB"), black, opaque),
                Image.composite(source.convert("RGB"), black, opaque),
            )
            <= 3
        )


def save_and_open(image, file_format="PNG", **saving):
    data = io.BytesIO()
    image.save(data, file_format, **saving)
    return Image.open(data)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_one_colour_that_stands_for_transparency_is_transparent(mode):
    image = {
        "1": Image.new("1", (9, 9), 1),
        "L": Image.new("L", (9, 9), 128),
        "P": Image.new("RGB", (9, 9), "red").quantize(4),
        "RGB": Image.new("RGB", (9, 9), (128, 7, 9)),
        "I;16": Image.new("I;16", (9, 9), 33_000),
    }[mode]
    other = {"1": 0, "L": 7, "P": 1, "RGB": (0, 0, 1), "I;16": 33_001}[mode]
    key = image.getpixel((0, 0))
    image.putpixel((4, 4), other)
    made = to_srgb(save_and_open(image, transparency=key))

    assert made.mode == "RGBA"
    assert made.getpixel((0, 0))[3] == 0
    assert made.getpixel((4, 4))[3] == 255


# --- Profiles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "PA"])
def test_a_profile_of_colours_is_followed_in_palettes_and_beside_transparency_too(mode):
    image = Image.new("RGB", (9, 9), (255, 0, 0))
    image = {"RGB": image, "P": image.quantize(4), "RGBA": image.convert("RGBA")}.get(mode) or (
        image.quantize(4).convert("PA")
    )
    image.info["icc_profile"] = SWAPPED
    made = to_srgb(image)

    assert differ(made, Image.new("RGB", (9, 9), (0, 255, 0))) <= 3
    assert made.mode == ("RGBA" if mode.endswith("A") else "RGB")


@pytest.mark.parametrize("mode", ["L", "LA", "1", "I;16"])
def test_a_profile_of_greys_is_followed(mode):
    middle = {"L": Image.new("L", (9, 9), 55), "LA": Image.new("LA", (9, 9), (55, 99)), "1": Image.new("1", (9, 9), 1)}
    image = middle.get(mode) or Image.new("I;16", (9, 9), 55 * 257)
    image.info["icc_profile"] = DARK  # a gamma of 1: 55 of 255 is the light of 128 in sRGB
    wanted = 255 if mode == "1" else 128

    assert differ(to_srgb(image), Image.new("L", (9, 9), wanted)) <= 4


def test_grey_with_a_profile_of_colours_stays_what_it_is():
    image = GREY.copy()
    image.info["icc_profile"] = SRGB

    assert has_usable_profile(image)
    assert differ(to_srgb(image), GREY) <= 1


BROKEN = {
    "no profile at all": b"this is no profile",
    "half a profile": SRGB[: len(SRGB) // 2],
    "a profile of greys": DARK,
    "empty space": bytes(400),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "P"])
def test_without_a_usable_profile_the_colours_are_taken_as_they_are(name, mode):
    image = COLOURS.quantize(256) if mode == "P" else COLOURS.convert(mode)
    plain = to_srgb(image)
    image.info["icc_profile"] = BROKEN[name]

    assert not has_usable_profile(image)
    assert differ(to_srgb(image), plain) == 0


# --- As published ----------------------------------------------------------------------------------------------------


def store_image(image, file_format, ending, **saving):
    data = io.BytesIO()
    image.save(data, file_format, **saving)
    return CustomImage.objects.create(
        title="A", author="Ana Reis", licence="cc0-1.0", file=SimpleUploadedFile(f"a.{ending}", data.getvalue())
    )


def open_rendition(rendition):
    with rendition.file.open("rb") as file:
        return Image.open(io.BytesIO(file.read())).convert("RGBA")


FILES = {
    "16-bit grey PNG": (make_16_bits(), GREY, "PNG", "png", {}),
    "8-bit grey PNG": (GREY, GREY, "PNG", "png", {}),
    "palette PNG": (COLOURS.quantize(256), COLOURS.quantize(256), "PNG", "png", {}),
    "grey JPEG": (GREY, GREY, "JPEG", "jpg", {"quality": 95}),
    "CMYK JPEG": (COLOURS.convert("CMYK"), COLOURS, "JPEG", "jpg", {"quality": 95}),
    "WebP": (COLOURS, COLOURS, "WEBP", "webp", {"lossless": True}),
    "AVIF": (COLOURS, COLOURS, "AVIF", "avif", {"quality": 95}),
    "grey AVIF": (GREY, GREY, "AVIF", "avif", {"quality": 95}),
    "JPEG with a broken profile": (COLOURS, COLOURS, "JPEG", "jpg", {"quality": 95, "icc_profile": b"broken"}),
}


@pytest.mark.parametrize("name", FILES)
def test_readers_and_the_newsroom_are_sent_the_colours_of_the_original(roots, name):
    original, wanted, file_format, ending, saving = FILES[name]
    image = store_image(original, file_format, ending, **saving)
    made = make_renditions(image)
    made.append(image.get_rendition("max-165x165"))

    assert {rendition.filter_spec.split("|")[1] for rendition in made if "|" in rendition.filter_spec} == {
        "format-avif",
        "format-webp",
        "format-jpeg",
    }
    for rendition in made:
        sent = open_rendition(rendition)
        small = wanted.convert("RGB").resize(sent.size, Image.Resampling.BOX)
        if rendition.filter_spec.startswith("fill"):
            continue  # cropped out
        for place in ((0.2, 0.2), (0.5, 0.5), (0.8, 0.3), (0.3, 0.9)):
            at = int(sent.width * place[0]), int(sent.height * place[1])
            pairs = zip(sent.getpixel(at), small.getpixel(at), strict=False)
            assert all(abs(mine - theirs) <= 14 for mine, theirs in pairs), (rendition.filter_spec, at)


# --- Messages --------------------------------------------------------------------------------------------------------


def test_a_broken_profile_is_told_to_those_who_may_change_the_image(superuser, roots):
    image = store_image(COLOURS, "JPEG", "jpg", icc_profile=b"broken")
    make_renditions_task.call(image.pk)
    image.refresh_from_db()

    assert image.problem == Problem.PROFILE
    assert "colour profile of this picture is damaged" in superuser.get("wagtailimages:edit", image.pk).content.decode()
    home = superuser.get("wagtailadmin_home").content.decode()
    assert "Pictures with a problem" in home
    assert f"/admin/images/{image.pk}/" in home


def test_a_missing_file_is_told_and_forgotten_once_it_is_replaced(superuser, make_image):
    image = make_image()
    name = image.file.name
    data = image.file.storage.open(name).read()
    image.file.storage.delete(name)
    make_renditions_task.call(image.pk)
    image = CustomImage.objects.get(pk=image.pk)

    assert image.problem == Problem.UNREADABLE
    assert "Replace the file" in superuser.get("wagtailimages:edit", image.pk).content.decode()
    assert "Pictures with a problem" in superuser.get("wagtailadmin_home").content.decode()
    assert "missing or damaged" in superuser.get("wagtailimages:index").content.decode()

    image.file.storage.save(name, SimpleUploadedFile("a.jpg", data))
    make_renditions_task.call(image.pk)
    image = CustomImage.objects.get(pk=image.pk)
    assert image.problem == ""
    assert "Pictures with a problem" not in superuser.get("wagtailadmin_home").content.decode()


def test_whoever_may_not_change_the_image_is_not_told(hire, make_image):
    image = make_image()
    CustomImage.objects.filter(pk=image.pk).update(problem=Problem.UNREADABLE)

    assert "Pictures with a problem" not in hire("translator", "fr").get("wagtailadmin_home").content.decode()
    assert "Pictures with a problem" in hire("editor", "fr").get("wagtailadmin_home").content.decode()


def test_what_goes_wrong_while_the_files_are_written_is_told(make_image, monkeypatch):
    image = make_image()
    monkeypatch.setattr(image.file.storage.__class__, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        make_renditions_task.call(image.pk)
    image.refresh_from_db()
    assert image.problem == Problem.FAILED


def test_renditions_that_were_made_wrongly_can_be_made_again(make_image):
    image = make_image()
    make_renditions(image)
    made = set(image.renditions.values_list("pk", flat=True))
    make_renditions_task.call(image.pk, again=True)

    assert image.renditions.count() == len(made)
    assert made.isdisjoint(image.renditions.values_list("pk", flat=True))


def test_a_text_in_a_png_that_names_no_orientation_is_no_trouble():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Software", "a" * 2000)

    assert to_srgb(save_and_open(GREY, pnginfo=texts)).mode == "RGB"
