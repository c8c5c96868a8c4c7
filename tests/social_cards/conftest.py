import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from cms.social_cards.models import SocialCard
from tests.images.conftest import make_image  # noqa: F401 - fixture


@pytest.fixture(scope="session")
def publish(commit):
    """Publish a page as the newsroom does, and draw its card."""

    def publish(page):
        with commit():
            page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    return publish


def get_card(page) -> SocialCard | None:
    return SocialCard.objects.filter(page=page.pk).first()


def look_at(card: SocialCard) -> Image.Image:
    """Return the card's file, decoded."""
    with default_storage.open(card.file) as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
    return image


def is_like(colour: tuple[int, int, int], hexadecimal: str, by: int = 10) -> bool:
    """Return whether a pixel has a colour, as JPEG stores it."""
    wanted = bytes.fromhex(hexadecimal.removeprefix("#"))
    return all(abs(mine - theirs) <= by for mine, theirs in zip(colour, wanted, strict=True))
