"""Warn about images with missing or ending rights when a user submits or publishes a text that contains them."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.images import get_image_model

from cms.images.admin.naming import find_warning
from cms.pages.page_images import find_images

SENDING = ("action-submit", "action-publish")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_rights_of_page(request, page):
    if is_sent(request):
        warn_of_rights(request, find_images([page]))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_rights_of_snippet(request, instance):
    if is_sent(request):
        fields = [field for field in instance._meta.fields if field.related_model is get_image_model()]
        warn_of_rights(request, find_images(getattr(instance, field.name) for field in fields))


def is_sent(request) -> bool:
    return request.method == "POST" and any(action in request.POST for action in SENDING)


def warn_of_rights(request, images) -> None:
    """Show one warning for each image that needs it."""
    for image in {image.pk: image for image in images}.values():
        if warning := find_warning(image):
            messages.warning(
                request,
                _("Check the picture “%(title)s”: %(warning)s.") % {"title": image.get_title(), "warning": warning},
            )
