"""URLs that replace URLs of Wagtail's admin; the project's URLconf includes them before Wagtail's."""

from django.http import Http404
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from cms.compat.wagtail import set_page_position

from .choosers import AllLanguagesSearchView, OwnLanguageBrowseView

browse = require_admin_access(OwnLanguageBrowseView.as_view())


def set_position(request, page_to_move_id):
    """Raise Http404 for the tree's root. Wagtail's view checks the permission on the parent, which the root lacks."""
    if Page.objects.filter(pk=page_to_move_id, depth=1).exists():
        raise Http404
    return set_page_position(request, page_to_move_id)


urlpatterns = [
    path("pages/<int:page_to_move_id>/set_position/", require_admin_access(set_position)),
    path("choose-page/", browse),
    path("choose-page/<int:parent_page_id>/", browse),
    path("choose-page/search/", require_admin_access(AllLanguagesSearchView.as_view())),
]
