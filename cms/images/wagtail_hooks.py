"""Wagtail hooks of the image library: its views in the admin, and the panels of the home page."""

from django.urls import path
from wagtail import hooks

from .admin.choosers import replace_views
from .admin.panels import ExpiringImagesPanel, ImageProblemsPanel
from .admin.views import ImageAddView, ImageIndexView
from .admin.withheld_views import serve_withheld

replace_views()


@hooks.register("register_admin_urls", order=-1)
def route_library_views():
    """Register our views at Wagtail's URLs, before its own; the URL names are still Wagtail's."""
    return [
        path("images/", ImageIndexView.as_view()),
        path("images/results/", ImageIndexView.as_view(results_only=True)),
        path("images/multiple/add/", ImageAddView.as_view()),
        path("images/withheld/<int:pk>/", serve_withheld, name="withheld_rendition"),
    ]


@hooks.register("construct_homepage_panels")
def show_images_needing_attention(request, panels):
    panels += [ImageProblemsPanel(), ExpiringImagesPanel()]
