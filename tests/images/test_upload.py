"""The library's forms, through Wagtail's own views."""

import io
import json

import pytest
from django.urls import reverse
from PIL import Image

from cms.images.models import CustomImage, PictureText
from tests.scenes import scene

from .conftest import make_file
from .test_metadata import XMP

RIGHTS = {"author": "Ana Reis", "licence": "cc-by-4.0"}


def upload_to_chooser(desk, file, **data):
    data = {f"image-chooser-upload-{name}": value for name, value in {"title": "dahlia", "file": file, **data}.items()}
    return json.loads(desk.browser.post(reverse("wagtailimages_chooser:create"), data).content)


def upload_many(desk, file, **data):
    data = {"title": file.name.rsplit(".")[0], "files[]": file, **data}
    return json.loads(desk.post("wagtailimages:add_multiple", data=data).content)


def add(desk, file, **data):
    return desk.post("wagtailimages:add", data={"title": "dahlia", "file": file, **data})


def change(desk, image, **data):
    data = {"title": image.title, "author": image.author, "licence": image.licence, **data}
    return desk.post("wagtailimages:edit", image.pk, data=data)


def read_texts(image):
    return {row.locale.language_code: row.text for row in PictureText.objects.filter(picture=image)}


def assert_filled(image):
    assert image.title == "Dahlia"
    assert image.author == "Inês Duarte, Ana Reis"
    assert image.holder == "Museu do Vale"
    assert image.licence == "cc-by-sa-4.0"
    assert image.source_url == "https://example.org/dahlias/7"
    assert read_texts(image) == {
        "fr": "Un dahlia orange",
        "pt": "Uma dália laranja",
        "en": "An orange dahlia, seen from the front",
    }
    assert image.get_title("fr") == "Le dahlia"


@scene
def desk(superuser):
    return superuser


def test_an_image_uploaded_in_the_chooser_takes_what_its_file_says(desk):
    answer = upload_to_chooser(desk, make_file(xmp=XMP))

    assert answer["step"] == "chosen"
    assert_filled(CustomImage.objects.get())


def test_images_uploaded_together_take_what_their_files_say(desk):
    answer = upload_many(desk, make_file(xmp=XMP))

    assert_filled(CustomImage.objects.get(pk=answer["image_id"]))
    assert "Un dahlia orange" in answer["form"]


def test_an_image_uploaded_alone_takes_what_its_file_says(desk):
    add(desk, make_file(xmp=XMP))

    assert_filled(CustomImage.objects.get())


def test_nothing_that_was_typed_is_overwritten(desk):
    upload_to_chooser(desk, make_file(xmp=XMP), title="My dahlia", author="Ana Reis", alt_text_fr="Le mien")

    image = CustomImage.objects.get()
    assert (image.title, image.author) == ("My dahlia", "Ana Reis")
    assert read_texts(image)["fr"] == "Le mien"
    assert image.licence == "cc-by-sa-4.0"


@pytest.mark.parametrize("file", [make_file(xmp=b"<broken"), make_file(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff")])
def test_broken_metadata_never_fails_an_upload(desk, file):
    file.seek(0)
    upload_to_chooser(desk, file, **RIGHTS)

    assert CustomImage.objects.get().author == "Ana Reis"


def test_without_a_licence_the_form_says_what_is_missing_and_keeps_what_the_file_said(desk):
    exif = Image.Exif()
    exif[0x013B] = "Ana Reis"
    answer = upload_to_chooser(desk, make_file(exif=exif.tobytes()))

    assert not CustomImage.objects.exists()
    assert "This field is required" in answer["htmlFragment"]
    assert 'value="Ana Reis"' in answer["htmlFragment"]


def test_without_author_and_holder_the_form_says_why_one_is_needed(desk):
    answer = upload_to_chooser(desk, make_file(), licence="cc-by-4.0")

    assert not CustomImage.objects.exists()
    assert "Enter the author or, if the author is unknown, the holder" in answer["htmlFragment"]


def test_a_holder_is_enough(desk):
    upload_to_chooser(desk, make_file(), licence="pdm-1.0", holder="Brooklyn Museum")

    assert CustomImage.objects.get().holder == "Brooklyn Museum"


def test_of_images_uploaded_together_one_that_says_too_little_waits_for_its_form_which_says_the_rest(desk):
    exif = Image.Exif()
    exif[0x013B] = "Ana Reis"
    answer = upload_many(desk, make_file("garden.jpg", exif=exif.tobytes()))

    assert not CustomImage.objects.exists()
    upload = answer["uploaded_file_id"]
    assert 'value="Ana Reis"' in answer["form"]
    assert 'value="garden"' in answer["form"]

    prefix = f"uploaded-image-{upload}"
    values = {"title": "Garden", "author": "Ana Reis", "licence": "cc-by-4.0", "alt_text_pt": "Um jardim"}
    done = desk.post(
        "wagtailimages:create_multiple_from_uploaded_image",
        upload,
        data={f"{prefix}-{name}": value for name, value in values.items()},
    )
    image = CustomImage.objects.get()
    assert json.loads(done.content)["image_id"] == image.pk
    assert read_texts(image) == {"pt": "Um jardim"}


def test_the_form_has_one_alt_text_for_each_content_language(desk, make_image):
    image = make_image(alt={"fr": "Un dahlia"})
    html = desk.get("wagtailimages:edit", image.pk).content.decode()

    for code in ("fr", "pt", "en"):
        assert f'name="alt_text_{code}"' in html
    assert html.index('name="alt_text_fr"') < html.index('name="alt_text_pt"') < html.index('name="alt_text_en"')
    assert html.index('name="title"') < html.index('name="author"') < html.index('name="licence"')


def test_a_fourth_language_brings_its_own_fields_without_a_migration(desk, make_image, settings):
    from wagtail.models import Locale

    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("es", "Español")]
    Locale.objects.create(language_code="es")
    image = make_image()
    change(desk, image, alt_text_es="Una dalia")

    assert read_texts(image) == {"es": "Una dalia"}


def test_alt_texts_are_changed_added_and_taken_away_on_the_edit_page(desk, make_image):
    image = make_image(alt={"fr": "Un dahlia", "pt": "Uma dália"})
    change(desk, image, alt_text_fr="Un grand dahlia", alt_text_pt="", alt_text_en="A dahlia")

    assert read_texts(image) == {"fr": "Un grand dahlia", "en": "A dahlia"}


def test_the_uses_allowed_are_ticked_and_kept(desk, make_image):
    image = make_image()
    change(desk, image, uses=["web", "print"], expires_on="2030-01-31")

    image.refresh_from_db()
    assert image.uses == ["web", "print"]
    assert str(image.expires_on) == "2030-01-31"


def test_a_use_that_does_not_exist_is_refused(desk, make_image):
    image = make_image()
    change(desk, image, uses=["billboards"])

    image.refresh_from_db()
    assert image.uses == []


def test_a_new_file_fills_only_what_is_still_blank(desk, make_image):
    image = make_image(title="My dahlia")
    change(desk, image, file=make_file("other.jpg", xmp=XMP))

    image.refresh_from_db()
    assert (image.title, image.author) == ("My dahlia", "vultilion")
    assert image.source_url == "https://example.org/dahlias/7"


def test_a_file_with_too_many_pixels_is_refused(desk):
    data = io.BytesIO()
    Image.new("1", (11_000, 11_000)).save(data, "PNG")
    data.name = "large.png"
    data.seek(0)
    upload_to_chooser(desk, data, **RIGHTS)

    assert not CustomImage.objects.exists()


def test_the_words_of_an_image_are_not_counted_as_its_uses(desk, make_image):
    assert make_image(alt={"fr": "Un dahlia"}).get_usage().count() == 0


def test_images_are_found_by_author_holder_and_alt_text(desk, make_image):
    image = make_image(author="Ana Reis", holder="Museu do Vale", alt={"fr": "Une fleur orange"})
    make_image(title="Other", author="Somebody")

    for words in ("Reis", "Vale", "orange"):
        assert list(CustomImage.objects.search(words)) == [image]
