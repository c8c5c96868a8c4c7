"""The panel of the admin's home page that asks for other pictures in place of those whose rights end."""

from django.db.models import Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model

from ..usage.usages import Usage, find_usages
from .notices import AHEAD

READ, SHOWN = 60, 12  # images: read, and shown to one user


class PicturesToReplacePanel(Component):
    """List the pictures without a replacement in texts that the user may edit, with links to these texts."""

    name = "pictures_to_replace"
    template_name = "library/panels/pictures_to_replace.html"
    order = 245

    def get_context_data(self, parent_context):
        return {"to_replace": find_to_replace(parent_context["request"].user)}


def find_to_replace(user) -> list[tuple[object, list[Usage]]]:
    """Return the images to replace with the places that a user may edit, the first to end first.

    These are images whose rights end within 30 days, have ended, or do not allow this site, without a replacement that
    may be shown. The number of queries does not grow with them.
    """
    objects = get_image_model().objects
    waiting = Q(starts_on__gt=timezone.localdate())  # needs no action
    ends = Q(expires_on__lte=timezone.localdate() + AHEAD) | Q(pk__in=objects.not_showable().values("pk"))
    images = objects.filter(ends).exclude(waiting).exclude(replacement__in=objects.showable().values("pk"))
    images = list(images.order_by("-expires_on", "-pk")[:READ])
    usages = find_usages(images, user)
    found = [(image, [place for place in usages[image.pk].named if place.edit_url]) for image in images]
    return [(image, places) for image, places in reversed(found) if places][:SHOWN]
