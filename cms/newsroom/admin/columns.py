"""Give the columns of Wagtail's page lists CSS classes, so that admin.css can hide some on phones."""

from wagtail.admin.views.pages.listing import PageListingMixin


def name_columns() -> None:
    """Set the class `page-<name>` on each column that has none."""
    for column in PageListingMixin.base_columns:
        column.classname = column.classname or f"page-{column.name}"
