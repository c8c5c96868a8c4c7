"""The URLs of a review's endpoints, and its panel on the home page."""

from django.urls import include, path
from wagtail import hooks

from ..guards.endpoints import check_may_read, guard
from . import views
from .panels import CommentsPanel


@hooks.register("register_admin_urls")
def register_urls():
    def address(route, view, name):
        return path(route, guard(view, check_may_read), name=name)

    patterns = [
        address("", views.read, "translation_review"),
        address("threads/", views.open_thread, "translation_review_threads"),
        address("threads/<int:thread_id>/", views.answer_thread, "translation_review_thread"),
        address("threads/<int:thread_id>/resolution/", views.resolve_thread, "translation_review_resolution"),
        address("comments/<int:comment_id>/", views.change_comment, "translation_review_comment"),
        address("corrections/<int:string_segment_id>/", views.explain_correction, "translation_review_correction"),
        address(
            "corrections/<int:string_segment_id>/acceptance/", views.accept_correction, "translation_review_acceptance"
        ),
        address("reviewed/<slug:which>/", views.mark_reviewed, "translation_review_reviewed"),
    ]
    return [path("localize/translate/<int:translation_id>/review/", include(patterns))]


@hooks.register("construct_homepage_panels")
def show_comments(request, panels):
    panels.append(CommentsPanel())
