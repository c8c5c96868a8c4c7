"""The status panel of a translated snippet that has a moderation.

wagtail-localize 1.14.5 gives its snippets Wagtail's general panel, which has no URL for the workflow history. As soon
as a moderation starts, the editor answers 500 (docs/decisions/trap-13-snippets.md).
"""

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.snippets.side_panels import SnippetStatusSidePanel


class TranslatedSnippetPanel(SnippetStatusSidePanel):
    def get_context_data(self, parent_context):
        viewset = self.object.snippet_viewset
        flat = parent_context.flatten() if hasattr(parent_context, "flatten") else dict(parent_context)
        known = {
            "draftstate_enabled": isinstance(self.object, DraftStateMixin),
            "revision_enabled": isinstance(self.object, RevisionMixin),
            "revisions_compare_url_name": viewset.get_url_name("revisions_compare"),
            "workflow_history_url": reverse(viewset.get_url_name("workflow_history"), args=[quote(self.object.pk)]),
        }
        return super().get_context_data(flat | known)


def replace_panels(panels: list, request) -> None:
    """Replace wagtail-localize's status panel with ours, in place, for a snippet with a moderation."""
    for place, panel in enumerate(panels):
        snippet = panel.object
        if isinstance(snippet, WorkflowMixin) and hasattr(snippet, "snippet_viewset") and panel.name == "status":
            panels[place] = TranslatedSnippetPanel(
                snippet,
                request,
                locale=panel.locale,
                translations=panel.translations,
                usage_url=panel.usage_url,
                last_updated_info=panel.last_updated_info,
            )
