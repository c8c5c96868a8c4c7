"""Columns of Wagtail's lists of pages have their names as classes, so that a phone can leave some out (admin.css)."""

from wagtail.admin.views.pages.listing import PageListingMixin


def name_columns() -> None:
    for column in PageListingMixin.base_columns:
        column.classname = column.classname or f"page-{column.name}"
