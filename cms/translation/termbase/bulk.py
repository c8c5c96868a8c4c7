"""Approving several terms at once: Wagtail's bulk action on the list of terms."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import TermConcept
from ..terms import deciding
from ..terms.permissions import find_approval_objection


class ApproveTerms(SnippetBulkAction):
    """Approves those of the chosen terms that the person may approve; names the others."""

    models = [TermConcept]
    display_name = _("Approve")
    action_type = "approve"
    aria_label = _("Approve the selected terms")
    template_name = "translation/termbase/bulk_approve.html"
    action_priority = 10

    def check_perm(self, concept):
        return find_approval_objection(self.request.user, concept) is None

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        done = 0
        for concept in objects:
            try:
                deciding.approve(user, concept)
            except PermissionDenied:
                continue  # somebody was faster
            done += 1
        return done, 0

    def get_execution_context(self):
        return super().get_execution_context() | {"user": self.request.user}

    def get_success_message(self, num_parent_objects, num_child_objects):
        message = ngettext("%(count)d term is approved.", "%(count)d terms are approved.", num_parent_objects)
        return message % {"count": num_parent_objects}
