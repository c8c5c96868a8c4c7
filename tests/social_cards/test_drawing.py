"""The card has the format that networks and messengers accept, and shows everything in its place."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from cms.images.models import CustomImage
from cms.social_cards import palette
from exhibition.models import ArtworkPage
from tests import factories as f
from tests.scenes import scene

from .conftest import get_card, is_like, look_at

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # about files, not about the database

GREEN, RED = (20, 140, 60), (200, 30, 30)


def make_coloured_image(size=(900, 900), name="green.png", halves=(GREEN, GREEN), **fields):
    """Return an image of two flat colours, left and right."""
    image = Image.new("RGB", size, halves[0])
    image.paste(halves[1], (size[0] // 2, 0, *size))
    data = io.BytesIO()
    image.save(data, "PNG")
    fields = {"title": "Green", "author": "Ana", "licence": "cc-by-4.0"} | fields
    file = SimpleUploadedFile(name, data.getvalue())
    return CustomImage.objects.create(file=file, width=size[0], height=size[1], **fields)


@scene
def magazine(roots):
    return f.MagazineIndexPageFactory(parent=roots["fr"], slug="magazine", title="Magazine")


def test_a_card_is_a_jpeg_of_1200_by_630_below_300_kilobytes_in_srgb(magazine, publish, make_image):
    photo = make_image(size=(2400, 1600))
    noise = Image.effect_noise((2400, 1600), 90).convert("RGB")  # the hardest content to compress
    with photo.file.storage.open(photo.file.name, "wb") as file:
        noise.save(file, "JPEG")
    page = publish(f.ArticlePageFactory(parent=magazine, slug="a", title="Bruit", lead_picture=photo))
    card = look_at(get_card(page))

    assert (card.format, card.mode, card.size) == ("JPEG", "RGB", (1200, 630))
    assert page.social_card.file.startswith("cards/")
    assert photo.file.storage.size(page.social_card.file) < 300_000
    profile = ImageCms.ImageCmsProfile(io.BytesIO(card.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_the_image_stands_beside_the_title_on_paper_and_the_spine_has_the_colour_of_the_part(magazine, publish):
    page = publish(f.ArticlePageFactory(parent=magazine, slug="a", title="Vert", lead_picture=make_coloured_image()))
    card = look_at(get_card(page))

    assert is_like(card.getpixel((1000, 300)), "#148c3c")
    assert is_like(card.getpixel((1195, 5)), "#148c3c")
    assert is_like(card.getpixel((400, 20)), palette.PAPER)
    assert is_like(card.getpixel((5, 300)), palette.TERRACOTTA)
    title = card.crop((60, 60, 520, 480)).convert("L")
    assert title.getextrema()[0] < 60  # there is ink


@pytest.mark.parametrize(
    ("make", "colour"),
    [
        (lambda home: f.MagazineIndexPageFactory(parent=home, slug="m", title="M"), palette.GROUNDS["magazine"]),
        (lambda home: f.MuseumWeekIndexPageFactory(parent=home, slug="w", title="W"), palette.GROUNDS["museumweek"]),
        (lambda home: f.ExhibitionPageFactory(parent=home, slug="e", title="E"), palette.GROUNDS["exhibition"]),
        (lambda home: f.StandardPageFactory(parent=home, slug="s", title="S"), palette.TINT),
    ],
)
def test_without_an_image_the_ground_has_the_colour_of_the_part(roots, publish, make, colour):
    card = look_at(get_card(publish(make(roots["fr"]))))

    assert is_like(card.getpixel((600, 25)), colour)


def test_an_image_is_cropped_around_its_focal_point(magazine, publish):
    image = make_coloured_image((2000, 700), halves=(RED, GREEN))
    image.focal_point_x, image.focal_point_y = 1800, 350
    image.focal_point_width = image.focal_point_height = 60
    image.save()
    card = look_at(get_card(publish(f.ArticlePageFactory(parent=magazine, slug="a", title="Vert", lead_picture=image))))

    assert is_like(card.getpixel((620, 300)), "#148c3c")
    assert is_like(card.getpixel((1180, 300)), "#148c3c")


def test_a_work_is_never_cropped(roots, publish):
    exhibition = f.ExhibitionPageFactory(parent=roots["fr"], slug="e", title="E")
    image = make_coloured_image((2000, 700), halves=(RED, GREEN))
    page = publish(f.ArtworkPageFactory(parent=exhibition, slug="w", title="Œuvre", lead_picture=image))
    card = look_at(get_card(page))

    assert ArtworkPage.shows_whole_image
    assert is_like(card.getpixel((650, 315)), "#c81e1e")
    assert is_like(card.getpixel((1140, 315)), "#148c3c")
    assert is_like(card.getpixel((900, 30)), palette.TINT)


def test_the_image_chosen_for_social_media_takes_the_place_of_the_lead_image(magazine, publish):
    lead, chosen = make_coloured_image(), make_coloured_image(halves=(RED, RED), name="red.png")
    page = f.ArticlePageFactory(parent=magazine, slug="a", title="Rouge", lead_picture=lead, social_picture=chosen)
    card = look_at(get_card(publish(page)))

    assert is_like(card.getpixel((1000, 300)), "#c81e1e")
    assert is_like(card.getpixel((400, 20)), palette.PAPER)


def test_one_of_a_cards_proportions_is_a_finished_card_and_shown_alone(magazine, publish):
    ready = make_coloured_image((2400, 1260), halves=(RED, GREEN))
    page = f.ArticlePageFactory(parent=magazine, slug="a", title="Prêt", social_picture=ready)
    card = look_at(get_card(publish(page)))

    assert is_like(card.getpixel((5, 300)), "#c81e1e")
    assert is_like(card.getpixel((300, 100)), "#c81e1e")
    assert is_like(card.getpixel((1195, 625)), "#148c3c")

    page = f.ArticlePageFactory(parent=magazine, slug="b", title="Prêt", lead_picture=ready)
    card = look_at(get_card(publish(page)))
    assert is_like(card.getpixel((400, 20)), palette.PAPER)  # a lead image is never used as a finished card


def test_a_transparent_image_stands_on_white(magazine, publish, make_image):
    image = make_coloured_image()
    with image.file.storage.open(image.file.name, "wb") as file:
        Image.new("RGBA", (900, 900), (0, 0, 0, 0)).save(file, "PNG")
    card = look_at(get_card(publish(f.ArticlePageFactory(parent=magazine, slug="a", title="T", lead_picture=image))))

    assert is_like(card.getpixel((1000, 300)), "#ffffff")


@pytest.mark.parametrize("title", ["Rêver", "mot " * 60, "Donaudampfschifffahrtsgesellschaft" * 4, "😀", "ἀρχή"])
def test_any_title_makes_a_card(roots, publish, title):
    assert get_card(publish(f.StandardPageFactory(parent=roots["fr"], slug="s", title=title[:255])))


def test_an_image_whose_file_is_gone_leaves_a_card_of_type_alone(magazine, publish):
    image = make_coloured_image()
    image.file.storage.delete(image.file.name)
    card = look_at(get_card(publish(f.ArticlePageFactory(parent=magazine, slug="a", title="V", lead_picture=image))))

    assert is_like(card.getpixel((600, 25)), palette.GROUNDS["magazine"])
