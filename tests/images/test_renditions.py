"""The files that readers get: made in advance, all at once, never larger than the original."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.models import SourceImageIOError

from cms.images.models import CustomImage
from cms.images.presets import PRESETS, choose_widths, list_all_specs
from cms.images.responsive.renditions import make_renditions
from cms.images.tasks import make_renditions_task

from .conftest import make_file


def open_rendition(rendition):
    with rendition.file.open("rb") as file:
        return Image.open(io.BytesIO(file.read()))


def store_image(data, name, size, saving):
    output = io.BytesIO()
    data.save(output, saving)
    return CustomImage(title=name, file=SimpleUploadedFile(name, output.getvalue()), width=size[0], height=size[1])


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (2000, [400, 640, 960, 1280, 1920]),
        (1300, [400, 640, 960, 1280]),  # 1300 itself would hardly differ
        (800, [400, 640, 960]),  # "960" is then 800 wide: the original's own width
        (300, [400]),
    ],
)
def test_widths_stop_at_the_original(original, widths):
    assert choose_widths((400, 640, 960, 1280, 1920), original) == widths


@pytest.mark.parametrize("size", [(300, 200), (800, 500), (500, 800)])
def test_no_rendition_is_larger_than_the_original(make_image, size):
    made = make_renditions(make_image(size=size))

    assert made
    assert all(rendition.width <= size[0] and rendition.height <= size[1] for rendition in made)


def test_the_rows_say_what_the_files_are(make_image):
    for rendition in make_renditions(make_image(size=(900, 700))):
        image = open_rendition(rendition)
        assert image.size == (rendition.width, rendition.height)
        assert f"format-{image.format.lower()}|" in rendition.filter_spec


def test_they_are_what_wagtail_would_have_made(make_image):
    """Same names and same sizes: Wagtail finds them, and a crop is the same as Wagtail's."""
    image = make_image(size=(1000, 700))
    image.focal_point_x, image.focal_point_y = 900, 100
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    make_renditions(image)

    for spec in ("width-640|format-jpeg|jpegquality-80", "fill-640x427|format-jpeg|jpegquality-80"):
        ours = CustomImage.objects.get(pk=image.pk).get_rendition(spec)
        assert image.renditions.filter(filter_spec=spec).get() == ours
        pixels = open_rendition(ours).convert("L")
        ours.delete()
        theirs = CustomImage.objects.get(pk=image.pk).get_rendition(spec)
        assert (theirs.width, theirs.height) == pixels.size
        wagtails = open_rendition(theirs).convert("L")
        for point in ((5, 5), (320, 200), (635, 350)):
            assert abs(pixels.getpixel(point) - wagtails.getpixel(point)) <= 3


def test_an_upload_has_all_of_them_made_once_it_is_in_the_database(make_image, commit):
    with commit():
        image = make_image()

    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(list_all_specs(image))


def test_what_exists_is_not_made_again(make_image, django_assert_max_num_queries):
    image = make_image()
    make_renditions(image)

    with django_assert_max_num_queries(1):
        assert make_renditions(image) == []


def test_a_new_focal_point_makes_new_crops_and_takes_the_old_ones_away(make_image, commit):
    image = make_image(size=(1200, 400))
    make_renditions(image)
    crops = set(image.renditions.filter(filter_spec__startswith="fill").values_list("pk", flat=True))
    image.focal_point_x, image.focal_point_y = 1100, 200
    image.focal_point_width = image.focal_point_height = 50
    with commit():
        image.save()

    after = image.renditions.filter(filter_spec__startswith="fill")
    assert crops.isdisjoint(after.values_list("pk", flat=True))
    assert len(after) == len(crops)


def test_wagtails_own_bookkeeping_makes_nothing(make_image, django_capture_on_commit_callbacks):
    image = make_image()
    with django_capture_on_commit_callbacks() as callbacks:
        image.save(update_fields=["file_size"])

    assert callbacks == []


def test_an_image_deleted_meanwhile_does_not_trouble_the_worker(db):
    make_renditions_task.call(4711)


def test_an_image_without_its_file_does_not_trouble_the_worker(make_image):
    image = make_image()
    image.file.storage.delete(image.file.name)

    make_renditions_task.call(image.pk)
    with pytest.raises(SourceImageIOError):
        make_renditions(image)


def test_transparency_is_kept_where_the_format_can_and_is_white_in_jpeg(roots):
    image = store_image(Image.new("RGBA", (700, 400), (255, 0, 0, 0)), "logo.png", (700, 400), "PNG")
    image.save()
    made = {rendition.filter_spec: open_rendition(rendition) for rendition in make_renditions(image)}

    assert made["width-720|format-webp|webpquality-75"].mode == "RGBA"
    assert min(made["width-640|format-jpeg|jpegquality-80"].getpixel((9, 9))) > 250


@pytest.mark.parametrize(
    ("mode", "saving", "name"), [("CMYK", "JPEG", "a.jpg"), ("L", "JPEG", "a.jpg"), ("P", "PNG", "a.png")]
)
def test_other_colour_models_become_what_browsers_show(roots, mode, saving, name):
    image = store_image(Image.new(mode, (500, 400)), name, (500, 400), saving)
    image.save()

    assert all(open_rendition(rendition).mode == "RGB" for rendition in make_renditions(image))


def test_a_photograph_lying_on_its_side_is_put_upright(roots):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    image = CustomImage(title="Upright", file=make_file(size=(900, 600), exif=exif.tobytes()))
    image.save()
    made = [rendition for rendition in make_renditions(image) if rendition.filter_spec.startswith("width-640")]

    assert made
    assert all(rendition.height > rendition.width for rendition in made)


def test_renditions_carry_no_metadata_of_the_original(roots):
    exif = Image.Exif()
    exif[0x013B] = "Ana Reis"
    image = CustomImage(title="Private", file=make_file(exif=exif.tobytes()))
    image.save()

    assert all(not open_rendition(rendition).getexif() for rendition in make_renditions(image))


def test_the_quality_of_avif_is_60():
    assert all("avifquality-60" in place.make_spec(400, "avif") for place in PRESETS.values())
