"""A page tells social media about its card without a query."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.images.responsive.renditions import make_renditions
from cms.social_cards.models import SocialCard
from tests import factories as f

from .conftest import get_card, is_like, look_at
from .test_drawing import make_coloured_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(roots, publish):
    """A page with a card. Not a scene: tests delete the card's file, which no rollback restores."""
    image = make_coloured_image()
    image.stage_texts("fr", text="Un carré vert")
    image.save()
    make_renditions(image)
    return publish(f.StandardPageFactory(parent=roots["fr"], slug="s", title="Le « vert » ?", lead_picture=image))


def read_tags(client, address) -> dict[str, str]:
    html = client.get(address).content.decode()
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"', html))


def test_the_tags_name_the_card_with_its_size_type_and_words(page, client):
    tags = read_tags(client, page.get_url())

    address = f"http://localhost/media/{page.social_card.file}"
    alt = "Le «\u202fvert\u202f»\u202f? Un carré vert."
    assert tags == {
        "og:image": address,
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
        "twitter:image": address,
        "twitter:image:alt": alt,
    }
    assert client.get(address.removeprefix("http://localhost")).headers["Content-Type"] == "image/jpeg"


def count_queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize("kind", ["article", "standing"])
def test_a_card_costs_no_query(roots, page, publish, client, kind):
    if kind == "article":
        magazine = f.MagazineIndexPageFactory(parent=roots["fr"], slug="magazine", title="Magazine")
        page = publish(f.ArticlePageFactory(parent=magazine, slug="a", title="A"))
    else:
        page = publish(f.StandardPageFactory(parent=roots["fr"], slug="t", title="T"))
    with_card = count_queries(client, page.get_url())
    html = client.get(page.get_url()).content.decode()
    assert page.social_card.file in html
    SocialCard.objects.all().delete()

    assert with_card == count_queries(client, page.get_url())  # nor does a page without a card take one


def test_until_its_card_is_made_a_page_shares_its_image(page, client):
    SocialCard.objects.all().delete()
    tags = read_tags(client, page.get_url())

    assert "/media/images/" in tags["og:image"]
    assert tags["og:image:alt"] == "Un carré vert"


def test_an_image_that_is_not_for_social_media_is_not_shared_even_without_a_card(page, client):
    image = page.lead_picture
    image.uses = ["web"]
    image.save()
    SocialCard.objects.all().delete()

    assert "og:image" not in read_tags(client, page.get_url())


def test_a_page_without_card_and_image_shares_the_card_of_the_home_page_of_its_language(roots, publish, client):
    homes = {code: publish(home) for code, home in roots.items()}
    for code in ("fr", "pt"):
        page = f.StandardPageFactory(parent=roots[code], slug="s", title="S")
        assert homes[code].social_card.file in read_tags(client, page.get_url())["og:image"]


def test_a_sections_page_shares_the_card_of_the_magazine(roots, publish, client):
    magazine = publish(f.MagazineIndexPageFactory(parent=roots["fr"], slug="magazine", title="Magazine"))
    f.SectionFactory(name="Regards", slug="regards", locale=magazine.locale)
    html = client.get(magazine.get_url()).content.decode()
    (listing,) = set(re.findall(r'href="(/fr/magazine/[^"]*regards/)"', html))

    assert magazine.social_card.file in read_tags(client, listing)["og:image"]


def test_an_image_that_expired_in_the_night_is_not_served_for_one_more_reader(page, client, commit):
    """No task ran: the page itself sees that the day is over, and has the card drawn again."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    type(page.lead_picture).objects.update(expires_on=yesterday)
    SocialCard.objects.update(shown_until=yesterday)
    former = page.social_card.file
    with commit():
        assert "og:image" not in read_tags(client, page.get_url())

    card = get_card(page)
    assert card.file != former
    assert not is_like(look_at(card).getpixel((1000, 300)), "#148c3c")
    assert read_tags(client, page.get_url())["og:image"].endswith(card.file)
