"""Wagtail hooks of the image library: its views in the admin, and the panels of the home page."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin.choosers import replace_views
from .admin.panels import ExpiringImagesPanel, ImageProblemsPanel
from .admin.views import ImageAddView, ImageIndexView
from .admin.withheld_views import serve_withheld
from .inbox.permissions import may_use_inbox

replace_views()


@hooks.register("register_admin_urls", order=-1)
def route_library_views():
    """Register our views at Wagtail's URLs, before its own; the URL names are still Wagtail's."""
    return [
        path("images/", ImageIndexView.as_view()),
        path("images/results/", ImageIndexView.as_view(results_only=True)),
        path("images/multiple/add/", ImageAddView.as_view()),
        path("images/inbox/", include("cms.images.inbox.urls")),
        path("images/withheld/<int:pk>/", serve_withheld, name="withheld_rendition"),
    ]


@hooks.register("construct_homepage_panels")
def show_images_needing_attention(request, panels):
    panels += [ImageProblemsPanel(), ExpiringImagesPanel()]


class PictureInboxMenuItem(MenuItem):
    def is_shown(self, request):
        return may_use_inbox(request.user)


@hooks.register("register_admin_menu_item")
def add_inbox_to_menu():
    return PictureInboxMenuItem(
        _("Picture inbox"), reverse("picture_inbox"), name="picture-inbox", icon_name="download", order=301
    )
