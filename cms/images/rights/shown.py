"""Find the image that readers see in the place of a chosen one: itself, its replacement, or none."""

from django.http import HttpRequest

from ..licences import Use
from ..models import CustomImage


def find_shown(image: CustomImage | None, *uses: str, request: HttpRequest | None = None) -> CustomImage | None:
    """Return an image if it may be used today in all of these ways, else its replacement if that may be, else None.

    uses: codes of `Use`; by default to be shown on this site. A replacement of the replacement is not looked for.
    request: if it is given, the replacements of all images that this site may not show are read once for all calls.
    """
    if image is None or _may_be_used(image, uses):
        return image
    replacement = _find_replacement(image, request)
    return replacement if replacement is not None and _may_be_used(replacement, uses) else None


def _may_be_used(image: CustomImage, uses: tuple[str, ...]) -> bool:
    return not any(image.find_obstacle(use) for use in uses or (Use.WEB,))


def _find_replacement(image: CustomImage, request: HttpRequest | None) -> CustomImage | None:
    if image.replacement_id is None:
        return None
    if request is None or CustomImage._meta.get_field("replacement").is_cached(image):
        return image.replacement
    if not hasattr(request, "image_replacements"):
        replacements = CustomImage.objects.not_showable().values("replacement")
        request.image_replacements = CustomImage.objects.filter(pk__in=replacements).in_bulk()
    return request.image_replacements.get(image.replacement_id)
