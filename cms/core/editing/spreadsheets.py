"""Downloads as CSV or XLSX without formulas in any cell, for all lists of the admin.

Wagtail writes titles unchanged; a spreadsheet program that opens a CSV file takes "=HYPERLINK(…)" for a formula.
"""

from functools import wraps

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.compat import wagtail_views

from ..sanitizing.characters import drop_unstorable

# Characters that spreadsheet programs take for the start of a formula, including fullwidth ones; tabs and line breaks
# are listed because some programs skip them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutralize(value, export_format: str = SpreadsheetExportMixin.FORMAT_CSV):
    """Return a cell's value so that it is read as text: in CSV with an apostrophe before it, as OWASP advises.

    Numbers and dates are unchanged. XLSX cells have a type, and Wagtail writes texts as texts; characters that XML
    cannot contain are removed there, because openpyxl raises an error for them.
    """
    if not isinstance(value, str):
        return value
    if export_format == SpreadsheetExportMixin.FORMAT_XLSX:
        return drop_unstorable(value)
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(FORMULA_STARTS) else value


def connect() -> None:
    """Wrap Wagtail's methods, so that all downloads of the admin are covered, including the translation report's."""
    wagtail_views.CELLS.replace(_with_neutral_cells)
    wagtail_views.HEADINGS.replace(_with_neutral_headings)


def _with_neutral_cells(preprocess):
    @wraps(preprocess)
    def preprocess_field_value(view, field, value, export_format):
        return neutralize(preprocess(view, field, value, export_format), export_format)

    return preprocess_field_value


def _with_neutral_headings(get_heading):
    @wraps(get_heading)
    def get_neutral_heading(view, queryset, field):
        return neutralize(get_heading(view, queryset, field))

    return get_neutral_heading
