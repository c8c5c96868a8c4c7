"""The panel about uploads on the admin's home page."""

from wagtail.admin.ui.components import Component

from .kinds import get_waiting
from .views import describe

SHOWN = 6


class WaitingUploadsPanel(Component):
    """List the user's own uploads that wait for their details."""

    name = "waiting_uploads"
    template_name = "uploads/panel.html"
    order = 230

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        found = list(get_waiting(user).filter(uploaded_by_user=user)[: SHOWN + 1])
        return {"uploads": [describe(upload, user) for upload in found[:SHOWN]], "has_more": len(found) > SHOWN}
