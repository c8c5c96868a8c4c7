"""Export of the translation report as a spreadsheet: one line for each text, some columns for each language."""

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..models import State
from .rows import Cell, iterate_rows


class ReportExportMixin(SpreadsheetExportMixin):
    """Wagtail's export, with rows that are loaded in batches. The view needs `shown_locales` and `name_kind`."""

    @property
    def columns_by_language(self) -> dict:
        return {"state": _("State"), "words": _("Words left"), "assignee": _("Assigned to"), "due": _("Due")}

    @property
    def export_headings(self) -> dict:
        headings = {"title": _("Title"), "kind": _("Kind of text"), "original": _("Original")}
        for locale in self.shown_locales:
            for name, label in self.columns_by_language.items():
                heading = _("%(name)s: %(state)s") % {"name": locale.get_display_name(), "state": label}
                headings[f"{locale.language_code}_{name}"] = heading
        return headings

    @property
    def list_export(self) -> list[str]:
        return list(self.export_headings)

    def get_filename(self):
        return "translations"

    def as_download(self, rows):
        """Return the response with all rows of a queryset, streamed if the format allows it."""
        self.language = get_language()
        return self.as_spreadsheet(iterate_rows(rows, self.shown_locales), self.request.GET["export"])

    def stream_csv(self, queryset):
        """Yield each line in the user's language, which is no longer active when the response is streamed."""
        lines = super().stream_csv(queryset)
        while True:
            with override(self.language):
                line = next(lines, None)
            if line is None:
                return
            yield line

    def to_row_dict(self, item) -> dict:
        line = {
            "title": item.title,
            "kind": self.name_kind(item),
            "original": item.locale.get_display_name(),
        }
        for cell in item.cells:
            code = cell.locale.language_code
            line |= {f"{code}_{name}": value for name, value in _describe(cell).items()}
        return line


def _describe(cell: Cell) -> dict:
    is_translation = cell.row.state not in (State.NONE, State.ORIGINAL)
    return {
        "state": cell.row.label,
        "words": cell.row.words_left if is_translation else None,
        "assignee": get_user_display_name(cell.assignee) if cell.assignee else None,
        "due": cell.due_date,
    }
