"""Downloads as CSV or XLSX: no cell is a formula, whichever of the admin's lists it comes from.

Wagtail writes titles as they are; a spreadsheet program that opens a CSV file takes "=HYPERLINK(…)" for a formula.
"""

from functools import wraps

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..sanitizing.characters import drop_unstorable

# What spreadsheet programs take for the beginning of a formula, in the wide letters of East Asia too; tab and line
# breaks stand here since some programs skip them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutralize(value, export_format: str = SpreadsheetExportMixin.FORMAT_CSV):
    """Return a cell's value so that it is read as text: in CSV with an apostrophe ahead, as OWASP advises.

    Numbers and dates stay what they are. In XLSX cells have a type, and Wagtail writes texts as texts; what XML cannot
    hold is left out there, for which openpyxl raises.
    """
    if not isinstance(value, str):
        return value
    if export_format == SpreadsheetExportMixin.FORMAT_XLSX:
        return drop_unstorable(value)
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(FORMULA_STARTS) else value


def connect() -> None:
    """Have all downloads of the admin pass here: Wagtail's own, the desk's, those of later apps."""
    preprocess, get_heading = SpreadsheetExportMixin.preprocess_field_value, SpreadsheetExportMixin.get_heading

    @wraps(preprocess)
    def preprocess_field_value(self, field, value, export_format):
        return neutralize(preprocess(self, field, value, export_format), export_format)

    @wraps(get_heading)
    def get_neutral_heading(self, queryset, field):
        return neutralize(get_heading(self, queryset, field))

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
    SpreadsheetExportMixin.get_heading = get_neutral_heading
