"""Nodes for images with their licence, as Google's image metadata requires.

https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.core.content.untranslated import get_language_of_block
from cms.core.sanitizing.urls import keep_allowed
from cms.core.typography.typesetting import typeset_text
from cms.images.credits.credit_line import credit_line
from cms.images.licences import Licence
from cms.images.models import CustomImage
from cms.images.presets import PRESETS, list_specs
from cms.images.responsive.renditions import MadeFile, find_renditions
from cms.images.rights.shown import find_shown
from cms.rendered_bodies.rendering import find_body_field

from .graph import Graph, make_node, say
from .site import ASSOCIATION, add_organization

# The structured data of a page's images is stored with its body, under these names.
LEAD_IMAGE, BODY_IMAGES = "structured_data.lead", "structured_data.pictures"


def add_image(graph: Graph, image: CustomImage | None, caption: str = "") -> dict | None:
    """Add an image that the page shows; None for one that may not be shown, or for which no file exists yet."""
    shown = find_shown(image, request=graph.request)
    if shown is None:
        return None
    if shown is not image:
        image, caption = shown, ""  # the caption speaks of the chosen image
    if known := graph.find(make_node_id(graph, image.pk)):
        return known
    return add_image_data(graph, collect_image_data(image, graph.language, caption))


def add_image_data(graph: Graph, told: dict) -> dict | None:
    """Add an image from the result of `collect_image_data`; None if it has no properties."""
    if not told["properties"]:
        return None
    node_id = make_node_id(graph, told["pk"])
    if known := graph.find(node_id):
        return known
    creator = add_organization(graph) if told["is_ours"] else told["creator"]
    addresses = ("contentUrl", "license", "acquireLicensePage")
    urls = {name: graph.make_absolute(url) for name in addresses if (url := told["properties"].get(name))}
    return graph.add("ImageObject", node_id, **told["properties"] | urls, creator=creator)


def make_node_id(graph: Graph, pk: int) -> str:
    return f"{graph.url}#picture-{pk}"


def collect_image_data(image: CustomImage, language: str, caption: str = "") -> dict:
    """Return all data of an image, or of its replacement, that a graph needs, in a form that can be stored."""
    shown = find_shown(image)
    if shown is not None and shown is not image:
        image, caption = shown, ""
    return {
        "pk": image.pk,
        "properties": describe_image(image, language, caption),
        "is_ours": find_maker(image) == ASSOCIATION,
        "creator": make_creator(image),
    }


def describe_image(image: CustomImage, language: str, caption: str = "") -> dict:
    """Return an image's properties in a language, without its creator; {} if it may not be shown or has no file."""
    if not image.may_be_shown or (file := _find_file(image)) is None:
        return {}
    credit = credit_line(image, language)
    alt, alt_language = image.get_alt_text(language)
    licence = Licence(image.licence) if image.licence in Licence.values else None
    return {
        "contentUrl": file.url,
        "width": file.width,
        "height": file.height,
        "encodingFormat": "image/jpeg",
        "name": typeset_text(credit.title, language),
        "caption": caption,
        "description": typeset_text(alt, language) if alt_language == language else "",
        "creditText": credit.text,
        "copyrightNotice": _make_notice(image, licence),
        # For an image without a public licence, the site's own page states the terms of use.
        "license": (licence.url or _get_page_url(image, language)) if licence else "",
        "acquireLicensePage": keep_allowed(image.source_url) or _get_page_url(image, language),
    }


def _find_file(image: CustomImage) -> MadeFile | None:
    """Return the largest existing JPEG of the whole image."""
    specs = list_specs(PRESETS["wide"], image)["jpeg"]
    found = find_renditions(image, specs)
    return next((found[spec] for spec in reversed(specs) if spec in found), None)


def _get_page_url(image: CustomImage, language: str) -> str:
    """Return the URL of the site's own page about the image, which states the terms of use."""
    with override(language):
        return reverse("image_credit", args=[image.pk])


def find_maker(image: CustomImage) -> str:
    return image.author.strip() or image.holder.strip()


def make_creator(image: CustomImage) -> dict | None:
    """Return the author of an image, or the institution that holds it if no author is known.

    The author is a person by the library's rules.
    """
    kind = "Person" if image.author.strip() else "Organization"
    return make_node(kind, name=find_maker(image))


def _make_notice(image: CustomImage, licence: Licence | None) -> str:
    owner = image.holder.strip() or image.author.strip()
    return f"© {owner}" if owner and licence and not licence.is_free_of_copyright else ""


def describe_lead_image(page: Page) -> dict | None:
    """Return the structured data of a page's lead image; it is stored with the body (cms.rendered_bodies.extras)."""
    image = page.lead_picture
    return collect_image_data(image, page.locale.language_code, say(page, "lead_caption")) if image else None


def describe_body_images(page: Page) -> list[dict]:
    """Return the structured data of the images in a page's body.

    It is stored with the body (cms.rendered_bodies.extras).
    """
    name = find_body_field(type(page))
    body = getattr(page, name) if name else ()
    return [
        collect_image_data(image, page.locale.language_code, caption)
        for image, caption in _find_body_images(page, body)
    ]


def _find_body_images(page: Page, body: StreamValue) -> Iterator[tuple[CustomImage, str]]:
    """Yield the images of a body with their captions."""
    for block in body:
        if block.block_type == "picture":
            yield from _find_in(page, block.value, block.id, "caption")
        elif block.block_type == "gallery":
            for item in block.value["pictures"].bound_blocks:
                yield from _find_in(page, item.value, block.id, f"pictures.{item.id}.caption")
        elif block.block_type == "timeline":
            yield from ((entry["image"], "") for entry in block.value["entries"] if entry["image"])


def _find_in(page, value, block_id, path: str) -> Iterator[tuple[CustomImage, str]]:
    if value["image"]:
        language = get_language_of_block(page, block_id, path)
        yield value["image"], typeset_text(value["caption"] or "", language)
