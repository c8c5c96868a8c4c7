"""The content of a page's card, from the published page, in its language."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from django.utils import translation
from wagtail.models import Page

from cms.core.content.untranslated import find_language
from cms.core.content.visibility import visible
from cms.core.typography.typesetting import typeset_text
from cms.images.credits.credit_line import credit_line
from cms.images.licences import Licence
from cms.images.models import CustomImage
from cms.images.responsive.elements import list_shareable
from cms.pages.models import BasePage

from .palette import PALETTE

# Increase it when cms.social_cards draws differently: `make_cards` then draws all cards again. Other colours do so too.
DESIGN = 2
CARD_SIZE = (1200, 630)
SMALLEST_IMAGE = 320  # pixels a side: smaller images would be blurred
READY_MADE = 0.02  # tolerance for the proportions of an image that was designed as a card


@dataclass(frozen=True)
class CardImage:
    pk: int
    file: str
    focal_point: str
    credit: str
    credit_without_title: str
    is_whole: bool  # a work of art, not to be cropped
    is_ready: bool  # designed as a card: shown as it is, without anything else


@dataclass(frozen=True)
class CardContent:
    title: str
    kicker: str
    language: str  # of the title
    part: str
    seed: int  # the same in all languages of the page
    image: CardImage | None

    @property
    def fingerprint(self) -> str:
        facts = json.dumps([DESIGN, PALETTE, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(facts.encode()).hexdigest()[:24]

    def without_image(self) -> "CardContent":
        return replace(self, image=None)


def deserves_card(page: Page) -> bool:
    """Return whether a page may have a card: it is live, public and not an alias. One query."""
    return isinstance(page, BasePage) and visible(Page.objects.filter(pk=page.pk)).exists()


def describe_card(page: BasePage) -> tuple[CardContent, CustomImage | None]:
    """Return the content of a live page's card, and the image on it."""
    language = page.locale.language_code
    with translation.override(language):
        title_language = find_language(page, "title") or language
        image = find_image(page)
        return CardContent(
            title=typeset_text(page.title, title_language),
            kicker=typeset_text(page.get_kicker(), language),
            language=title_language,
            part=page.site_area,
            seed=page.translation_key.int % 1000,
            image=_describe_image(image, page, language) if image else None,
        ), image


def find_image(page: BasePage) -> CustomImage | None:
    """Return the image for a page's card: the one chosen for social media, else the lead image, or None.

    Its holder allows social media, it has not expired, it is large enough, and its licence permits cropping.
    """
    return next(
        (
            image
            for image in list_shareable(page)
            if not Licence(image.licence or Licence.PERMISSION).forbids_changes
            and min(image.width, image.height) >= SMALLEST_IMAGE
        ),
        None,
    )


def make_alt(page: BasePage, content: CardContent, image: CustomImage | None) -> str:
    """Return the card's alt text in the page's language: the words on the card, then what its image shows."""
    text, language = image.get_alt_text(content.language) if image else ("", "")
    text = typeset_text(text, language or content.language)
    shown = text if language == content.language == page.locale.language_code else ""
    if content.image and content.image.is_ready and shown:
        return shown
    parts = (part.strip() for part in (content.kicker, content.title, shown))
    return " ".join(part if part.endswith(("?", "!", "…", ".")) else f"{part}." for part in parts if part)


def _describe_image(image: CustomImage, page: BasePage, language: str) -> CardImage:
    credit = credit_line(image, language)
    proportions = image.width / image.height / (CARD_SIZE[0] / CARD_SIZE[1])
    is_chosen = image.pk == page.social_picture_id
    focal_point = image.get_focal_point()
    return CardImage(
        pk=image.pk,
        file=image.file.name,
        focal_point=str(focal_point) if focal_point else "",
        credit=credit.text,
        credit_without_title=credit.without_title().text,
        is_whole=page.shows_whole_image and not is_chosen,
        is_ready=is_chosen and abs(proportions - 1) <= READY_MADE and image.width >= CARD_SIZE[0],
    )
