"""Hooks that add the translation report to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.compat import wagtail_views

from . import bulk, checklist, files, progress, views
from .columns import StatesColumn


@hooks.register("register_admin_urls", order=-100)
def register_report_urls():
    desk = [
        path("", views.TranslationReportView.as_view(), name="index"),
        path("results/", views.TranslationReportView.as_view(results_only=True), name="index_results"),
        path("checklist/", checklist.show_checklists, name="checklist"),
        path("files/", files.files, name="files"),
        path("files/download/", files.download, name="download"),
        path("files/upload/", files.upload, name="upload"),
        path("files/<int:pk>/", files.preview, name="preview_upload"),
        path("submissions/<int:pk>/", progress.SubmissionView.as_view(), name="submission"),
        path(
            "submissions/<int:pk>/progress/",
            progress.SubmissionView.as_view(part_only=True),
            name="submission_progress",
        ),
    ]
    return [
        path("translations/", include((desk, "translation_desk"))),
        path("localize/reports/translations/", views.leave_report),
        path("localize/reports/translations/results/", views.leave_report),
    ]


@hooks.register("register_admin_menu_item")
def add_report_to_menu():
    return MenuItem(
        _("Translations"),
        reverse("translation_desk:index"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,  # after the pages
    )


@hooks.register("construct_reports_menu")
def remove_report(request, menu_items):
    """Remove wagtail-localize's report from the menu; its URL redirects to the translation report."""
    address = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if getattr(item, "url", None) != address]


@hooks.register("insert_global_admin_css")
def add_look_of_states():
    return format_html('<link rel="stylesheet" href="{}">', static("translation/states.css"))


hooks.register("register_bulk_action", bulk.SubmitAction)
hooks.register("register_bulk_action", bulk.AssignAction)

# Wagtail has no hook for the explorer's columns. They are a class attribute, which only the explorer uses.
if wagtail_views.EXPLORER_COLUMNS.is_there():
    wagtail_views.EXPLORER_COLUMNS.find().append(StatesColumn())
