"""Template tags: `{% picture image layout="text" %}` and `{% figure image layout="lead" caption=... eager=True %}`."""

from django import template
from django.urls import reverse
from django.utils.html import strip_tags

from cms.images.credits.credit_line import credit_line
from cms.images.licences import Use
from cms.images.responsive.elements import find_responsive_image, has_shown, list_shareable

register = template.Library()


@register.inclusion_tag("images/picture.html", takes_context=True)
def picture(context, image, layout: str = "text", eager: bool = False, alt: str | None = None) -> dict:
    """Show an image alone: `<picture>` with AVIF, WebP and JPEG; nothing if it may not be shown.

    layout: a key of cms.images.presets.PRESETS. eager: True for the lead image of a page; others are loaded when they
    come near the viewport. alt: an alt text instead of the library's, "" for a decorative image.
    """
    return {"picture": find_responsive_image(image, layout, eager=eager, alt=alt, request=context.get("request"))}


# Presets in which the credit links to the page about the image. In lists, such links would come between those to texts.
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
    """Show an image with its caption and its credit; nothing if it may not be shown.

    A replacement has no caption, because the caption speaks of the chosen image.
    language: of the caption, if it is not the page's. beside: the caption in another language, as HTML.
    """
    shown = find_responsive_image(image, layout, eager=eager, alt=alt, request=context.get("request"))
    if shown is None:
        return {"picture": None}
    if shown.is_replacement:
        image, caption, beside = shown.image, "", ""
    # Only on public pages: an image that is only on other pages has no page about it.
    has_page = layout in LEADING_TO_CREDITS and getattr(context.get("page"), "is_known_unrestricted", False)
    credit = credit_line(image, page_url=reverse("image_credit", args=[image.pk]) if has_page else "")
    if strip_tags(str(caption)).strip().rstrip(".").casefold() == credit.title.casefold():
        credit = credit.without_title()  # the caption is the title
    return {"picture": shown, "caption": caption, "credit": credit, "language": language, "beside": beside}


@register.filter
def any_shown(pictures) -> bool:
    """Return whether readers see one of the pictures of a gallery."""
    return has_shown(picture["image"] for picture in pictures)


@register.simple_tag
def credit(image):
    """Return the credit line alone, for images whose credit is not below them; "" if there is no image."""
    return credit_line(image) if image else ""


@register.simple_tag
def sharing_image(page):
    """Return the image for social media of a page without a social card, as a `ResponsiveImage`; None if there is none.

    It is the image chosen for sharing, or the page's lead image, if its holder allows social media.
    """
    shareable = list_shareable(page, Use.WEB)
    return next((shown for image in shareable if (shown := find_responsive_image(image, "wide"))), None)
