"""The checklist beside the text, in the editors of pages and snippets.

Wagtail renders the side panels again whenever it has saved a text, also by itself, so the panel is right while
somebody writes. It has no hook for side panels.
"""

from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.compat import wagtail_views

from ..checking import check_as_it_is
from ..contents import get_model
from ..registry import get_lines
from .overview import make_overview

MEDIA = Media(css={"all": ["checklist/checklist.css"]}, js=["checklist/checklist.js"])


class ChecklistSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle checklist")
        icon_name = "clipboard-list"

        @property
        def counter_classname(self):
            return "w-bg-critical-200" if self.panel.overview.is_blocked else ""

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": self.panel.overview.count}

    name = "checklist"
    title = _("Checklist")
    template_name = "checklist/side_panel.html"
    order = 150
    media = MEDIA

    @cached_property
    def overview(self):
        return make_overview(self.object, check_as_it_is(self.object) if self.object.pk else None)

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {
            "overview": self.overview,
            "is_partial": parent_context.get("is_partial", False),
            "counter_classname": self.toggle.counter_classname or "w-bg-surface-button-default",
        }


def add_side_panels() -> None:
    """Add the panel to Wagtail's editors, those for new texts included."""
    wagtail_views.change_side_panels(_add_checklist)


def _add_checklist(view, text, panels) -> None:
    if get_lines(get_model(text)):
        panels.insert(1, ChecklistSidePanel(text, view.request))  # beside the status
