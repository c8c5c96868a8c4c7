"""The order of a text's parts in its edit form."""

from django.db.models import Model
from django.urls import NoReverseMatch
from wagtail_localize.views.edit_translation import FieldHasNoEditPanelError, TabHelper, get_segment_location_info

# What wagtail-localize raises for a part that the form does not show: a field without a panel, a block that is gone, a
# widget whose chooser has no URL.
NOT_SHOWN = (FieldHasNoEditPanelError, KeyError, IndexError, AttributeError, NoReverseMatch)
# Widgets, as wagtail-localize names them.
CHOOSERS = {"image_chooser", "page_chooser", "document_chooser", "snippet_chooser"}


def is_typed(widget: dict, value) -> bool:
    """Return whether a value is typed. One that is neither text nor chosen (a date, a number) is the original's."""
    return widget["type"] == "text" and isinstance(value, str)


class Places:
    """Finds the places of segments in the edit form of their text."""

    def __init__(self, source: Model):
        """source: the page or snippet that is translated."""
        self.source, self.tabs = source, TabHelper(source)

    def find(self, segment, *, widget: bool = False) -> dict | None:
        """Return the location of a segment; None if the form does not show it."""
        path = segment.context.path
        try:
            return get_segment_location_info(
                self.source, self.tabs, path, segment.context.get_field_path(self.source), widget=widget
            )
        except NOT_SHOWN:
            return None
