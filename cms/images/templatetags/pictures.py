"""`{% picture image layout="text" %}` and `{% figure image layout="lead" caption=... eager=True %}`."""

from django import template
from django.urls import reverse
from django.utils.html import strip_tags

from cms.images.credits.credit_line import credit_line
from cms.images.responsive.elements import list_shareable, show_picture

register = template.Library()


@register.inclusion_tag("images/picture.html")
def picture(image, layout: str = "text", eager: bool = False, alt: str | None = None) -> dict:
    """Show a picture alone: `<picture>` with AVIF, WebP and JPEG; nothing where it may not be shown.

    layout: a key of cms.images.presets.PRESETS. eager: for the picture that leads a page, the others load when they
    come near. alt: instead of the library's text, "" for a picture that only decorates.
    """
    return {"picture": show_picture(image, layout, eager=eager, alt=alt)}


# Where the credit leads to the page about the picture; in lists, such links would stand between the texts.
LEADING_TO_CREDITS = {"lead", "wide", "text", "gallery", "cover", "portrait"}


@register.inclusion_tag("images/figure.html", takes_context=True)
def figure(
    context,
    image,
    layout: str = "text",
    caption: str = "",
    eager: bool = False,
    alt: str | None = None,
    language: str = "",
    beside: str = "",
) -> dict:
    """Show a picture with its caption and its credit; nothing at all where it may not be shown.

    language: of the caption, where it is not the page's. beside: the caption in another language, as HTML.
    """
    shown = show_picture(image, layout, eager=eager, alt=alt)
    if shown is None:
        return {"picture": None}
    # Only public pages: what is shown on others alone has no page about it.
    has_page = layout in LEADING_TO_CREDITS and getattr(context.get("page"), "is_known_unrestricted", False)
    credit = credit_line(image, page_url=reverse("picture_credit", args=[image.pk]) if has_page else "")
    if strip_tags(str(caption)).strip().rstrip(".").casefold() == credit.title.casefold():
        credit = credit.without_title()  # the caption has said it
    return {"picture": shown, "caption": caption, "credit": credit, "language": language, "beside": beside}


@register.simple_tag
def credit(image):
    """The credit line by itself, for pictures that are credited elsewhere than below them."""
    return credit_line(image) if image else ""


@register.simple_tag
def sharing_picture(page):
    """The rendition that social media are given for a page without a card; its alt text is `picture.alt`. Or None.

    The picture chosen for sharing, else the one that leads the page, where their holders allow social media.
    """
    return next((shown for image in list_shareable(page) if (shown := show_picture(image, "wide"))), None)
