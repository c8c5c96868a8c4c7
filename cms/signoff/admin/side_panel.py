"""The sign-offs beside the text, in the editor of an interview: who has approved these words, and what was commented.

Wagtail renders the side panels again whenever it has saved a text, so the panel is right while somebody writes.
"""

from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.compat import wagtail_views

from ..permissions import may_ask
from ..registry import find_answers
from ..states import State
from .rows import list_rows


class SignOffSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle sign-offs")
        icon_name = "success"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": self.panel.count}

    name = "sign-offs"
    title = _("Sign-off")
    template_name = "signoff/side_panel.html"
    order = 160  # after the checklist
    media = Media(css={"all": ["signoff/admin.css"]})

    @cached_property
    def rows(self):
        return list_rows(self.object)

    @property
    def count(self) -> int:
        """Return how many have answered and do not approve these words."""
        return sum(row["state"] in (State.COMMENTED, State.CHANGED) for row in self.rows)

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        is_approved = any(row["state"] == State.APPROVED for row in self.rows)
        partial = parent_context.get("is_partial", False)
        return context | {"rows": self.rows, "is_approved": is_approved, "count": self.count, "is_partial": partial}


def add_side_panels() -> None:
    """Add the panel to Wagtail's editors of pages."""
    wagtail_views.change_side_panels(_add_sign_offs)


def _add_sign_offs(view, text, panels) -> None:
    if text.pk and find_answers(type(text)) and may_ask(view.request.user, text):
        panels.append(SignOffSidePanel(text, view.request))
