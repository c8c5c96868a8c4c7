"""Metadata of a page for search engines and social media."""

import re

import pytest

from cms.images.responsive.renditions import make_renditions
from tests.factories import ImageFactory, StandardPageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def image(roots):
    image = ImageFactory(title="Fern", author="Ana", licence="cc-by-4.0", file__width=700, file__height=400)
    make_renditions(image)
    return image


def test_a_shared_page_shows_its_image_by_an_absolute_address(roots, image, client):
    page = StandardPageFactory(parent=roots["fr"], slug="a-propos", title="À propos", lead_picture=image)
    html = client.get(page.get_url()).content.decode()
    assert '<meta property="og:image" content="http://localhost/media/' in html
    assert '<meta property="og:title" content="À propos">' in html


def test_the_image_chosen_for_sharing_goes_first(roots, image, client):
    other = ImageFactory(title="Other", author="Ana", licence="cc-by-4.0", file__width=700, file__height=400)
    make_renditions(other)
    page = StandardPageFactory(parent=roots["fr"], slug="x", title="X", lead_picture=image, social_picture=other)
    html = client.get(page.get_url()).content.decode()
    shared = re.search(r'property="og:image" content="http://localhost([^"]+)"', html)[1]
    assert shared in {rendition.url for rendition in other.renditions.all()}


def test_a_page_without_an_image_shares_none(roots, client):
    page = StandardPageFactory(parent=roots["fr"], slug="sans-image", title="Sans image")
    assert "og:image" not in client.get(page.get_url()).content.decode()


def test_the_description_is_the_editors_else_the_summary(roots, client):
    page = StandardPageFactory(parent=roots["fr"], slug="resume", title="Résumé", summary="En deux mots.")
    assert '<meta name="description" content="En deux mots.">' in client.get(page.get_url()).content.decode()
    page.search_description = "Pour les moteurs."
    page.save()
    assert '<meta name="description" content="Pour les moteurs.">' in client.get(page.get_url()).content.decode()
