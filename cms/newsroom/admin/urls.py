"""Addresses of Wagtail's admin that are answered here: the project's addresses include them ahead of Wagtail's."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .choosers import AllLanguagesSearchView, OwnLanguageBrowseView

browse = require_admin_access(OwnLanguageBrowseView.as_view())

urlpatterns = [
    path("choose-page/", browse),
    path("choose-page/<int:parent_page_id>/", browse),
    path("choose-page/search/", require_admin_access(AllLanguagesSearchView.as_view())),
]
