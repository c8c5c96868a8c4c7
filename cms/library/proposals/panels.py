"""The panel about proposals on the admin's home page."""

from datetime import timedelta

from django.utils import timezone
from wagtail.admin.ui.components import Component

from ..models import Proposal, Status
from .deciders import find_waiting_for

ANSWERS_SHOWN = timedelta(days=14)
SHOWN = 8


class ProposalsPanel(Component):
    """List the proposals that wait for the user's answer, and the status of the user's own proposals."""

    name = "library_proposals"
    template_name = "library/panels/proposals.html"
    order = 206

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        mine = Proposal.objects.filter(proposed_by=user).exclude(status=Status.WITHDRAWN)
        recent = mine.filter(answered_at__gte=timezone.now() - ANSWERS_SHOWN) | mine.filter(status=Status.WAITING)
        return {
            "waiting": find_waiting_for(user, SHOWN),
            "mine": recent.select_related("locale", "answered_by")[:SHOWN],
        }
