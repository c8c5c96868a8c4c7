"""What the admin's home page shows of the library's proposals."""

from datetime import timedelta

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .asking import find_waiting_for
from .models import Proposal, Status

ANSWERS_SHOWN = timedelta(days=14)
SHOWN = 8


class ProposalsPanel(Component):
    """What waits for this person's answer; what became of what they proposed."""

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
