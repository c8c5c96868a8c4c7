"""The URLs, the panel and the script of uploads in the admin."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from . import documents, views
from .panels import WaitingUploadsPanel


@hooks.register("register_admin_urls", order=-1)
def route_uploads():
    return [
        path("uploads/", views.list_waiting, name="waiting_uploads"),
        path("uploads/<int:pk>/", views.complete, name="complete_upload"),
        path("uploads/<int:pk>/dismiss/", views.confirm_dismissal, name="dismiss_upload"),
        path("uploads/<int:pk>/preview/", views.show_preview, name="preview_upload"),
        path("documents/multiple/add/", documents.DocumentAddView.as_view()),
        path(
            "documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/",
            documents.DocumentFromUploadView.as_view(),
        ),
    ]


@hooks.register("construct_homepage_panels")
def show_waiting_uploads(request, panels):
    panels.append(WaitingUploadsPanel())


@hooks.register("insert_global_admin_js")
def show_errors_where_people_look():
    return format_html('<script src="{}" defer></script>', static("uploads/error_summary.js"))
