"""Making, updating and deleting cards."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from cms.images.models import CustomImage
from cms.images.responsive.renditions import draw_renditions

from .content import CardContent, describe_card, deserves_card, make_alt
from .drawing import choose_spec, draw_card
from .models import SocialCard

logger = logging.getLogger(__name__)

FOLDER = "cards"


def refresh_card(page_id: int) -> bool:
    """Make a page's card, update it if its content has changed, or delete it if the page may have none.

    Return whether a card was drawn.
    """
    page = Page.objects.filter(pk=page_id).specific().first()
    if page is None or not deserves_card(page):
        for card in SocialCard.objects.filter(page=page_id):
            card.delete()
        return False
    content, image = describe_card(page)
    card = SocialCard.objects.filter(page=page).first()
    if card is None or card.fingerprint != content.fingerprint:
        pixels = _open_image(content, image)
        if pixels is None and content.image:  # its file is missing or broken
            content, image = content.without_image(), None
    is_drawn = card is None or card.fingerprint != content.fingerprint
    name = _write(page, draw_card(content, pixels), content) if is_drawn else card.file
    _store(page, name, content, image)
    return is_drawn


def _open_image(content: CardContent, image: CustomImage | None) -> Image.Image | None:
    if image is None:
        return None
    try:
        spec = choose_spec(content, (image.width, image.height))
        (pixels,) = (pixels for _spec, pixels in draw_renditions(image, [spec]))
    except SourceImageIOError:
        logger.warning("A card without its picture: the file of picture %s is missing or broken", image.pk)
        return None
    if pixels.mode == "RGBA":
        pixels = Image.alpha_composite(Image.new("RGBA", pixels.size, "white"), pixels)
    return pixels.convert("RGB")


def _write(page: Page, data: bytes, content: CardContent) -> str:
    return default_storage.save(f"{FOLDER}/{page.pk}-{content.fingerprint}.jpg", ContentFile(data))


def _store(page: Page, name: str, content: CardContent, image: CustomImage | None) -> None:
    """Save the row, and delete the files that are no longer needed or allowed."""
    with transaction.atomic():
        SocialCard.objects.get_or_create(page=page)
        card = SocialCard.objects.select_for_update().get(page=page)
        unwanted = set()
        if card.file and card.file != name:
            if card.fingerprint == content.fingerprint:  # another worker was faster
                unwanted, name = {name}, card.file
            else:
                unwanted, card.former_file = {card.former_file}, card.file
        if card.former_file and not _may_keep_former(card, image):
            unwanted.add(card.former_file)
            card.former_file = ""
        facts = {
            "file": name,
            "fingerprint": content.fingerprint,
            "alt": make_alt(page, content, image),
            "picture": image,
            "shown_until": image.expires_on if image else None,
        }
        if unwanted or any(getattr(card, field) != value for field, value in facts.items()):
            for field, value in facts.items():
                setattr(card, field, value)
            card.save()
        delete_files(unwanted)


def _may_keep_former(card: SocialCard, image: CustomImage | None) -> bool:
    """Return whether the former file may stay: only if its image is still the card's, or it shows none."""
    return card.picture_id is None or (image is not None and card.picture_id == image.pk)


def delete_files(names) -> None:
    """Delete files once the transaction is committed."""
    names = [name for name in names if name]
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names], robust=True)
