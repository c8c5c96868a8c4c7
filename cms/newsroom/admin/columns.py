"""Give the columns of Wagtail's page lists CSS classes, so that admin.css can hide some on phones."""

from cms.compat import wagtail_views


def name_columns() -> None:
    """Set the class `page-<name>` on each column that has none."""
    if wagtail_views.PAGE_COLUMNS.is_there():
        for column in wagtail_views.PAGE_COLUMNS.find():
            column.classname = column.classname or f"page-{column.name}"
