"""What the admin's home page shows of the library."""

from wagtail.admin.ui.components import Component
from wagtail.images.permissions import permission_policy

SHOWN = 12


class ExpiringPicturesPanel(Component):
    """The pictures that have disappeared from the site, or soon will, for those who may change them."""

    name = "expiring_pictures"
    template_name = "images/admin/expiring_panel.html"
    order = 250

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        pictures = (
            permission_policy.instances_user_has_permission_for(user, "change")
            .needing_attention()
            .prefetch_renditions("max-165x165")
            .order_by("expires_on", "pk")
        )
        found = list(pictures[: SHOWN + 1])
        return {"pictures": found[:SHOWN], "has_more": len(found) > SHOWN}


class PictureProblemsPanel(Component):
    """The pictures of which something could not be made, for those who may change them."""

    name = "picture_problems"
    template_name = "images/admin/problems_panel.html"
    order = 240

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        pictures = permission_policy.instances_user_has_permission_for(user, "change").with_problems()
        found = list(pictures.prefetch_renditions("max-165x165").order_by("-pk")[: SHOWN + 1])
        return {"pictures": found[:SHOWN], "has_more": len(found) > SHOWN}
