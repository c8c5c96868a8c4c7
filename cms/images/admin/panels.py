"""The panels of the admin's home page that show images with problems or ending rights."""

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model

from cms.compat.wagtail import get_file_permission_policy

SHOWN = 12


class ImagesPanel(Component):
    """Shows images to the users who may change them, with some information on each."""

    template_name = "images/admin/images_panel.html"
    element_id: str
    about: str  # the template of the information on an image
    query: str  # the query string that lists all these images in the library

    def get_context_data(self, parent_context):
        policy = get_file_permission_policy(get_image_model())
        mine = policy.instances_user_has_permission_for(parent_context["request"].user, "change")
        found = list(self.choose(mine).prefetch_renditions("max-165x165")[: SHOWN + 1])
        return {
            "images": found[:SHOWN],
            "has_more": len(found) > SHOWN,
            "id": self.element_id,
            "about": self.about,
            "query": self.query,
            **self.get_words(),
        }

    def choose(self, images):
        """Reduce the images that the user may change to those of this panel, in its order."""
        raise NotImplementedError

    def get_words(self) -> dict[str, str]:
        """Return the "heading" and, if there is one, a "hint"."""
        raise NotImplementedError


class ExpiringImagesPanel(ImagesPanel):
    """Shows the images that have disappeared from the site, or soon will."""

    name = "expiring_pictures"
    order = 250
    element_id = "expiring-pictures"
    about = "images/admin/expiry.html"
    query = "rights=expiring"

    def choose(self, images):
        return images.needing_attention().order_by("expires_on", "pk")

    def get_words(self):
        hint = _(
            "A picture disappears from the site after its last day. Ask its holder for more time, or choose another."
        )
        return {"heading": _("Pictures whose rights are ending"), "hint": hint}


class ImageProblemsPanel(ImagesPanel):
    """Shows the images with a problem."""

    name = "picture_problems"
    order = 240
    element_id = "picture-problems"
    about = "images/admin/problem.html"
    query = "problem=any"

    def choose(self, images):
        return images.with_problems().order_by("-pk")

    def get_words(self):
        return {"heading": _("Pictures with a problem")}
