"""URLs of planning in the admin."""

from django.urls import path

from .board import views as board
from .calendar import feed_views, views
from .ideas import views as ideas

app_name = "planning"
urlpatterns = [
    path("calendar/", views.show_calendar, name="calendar"),
    path("calendar/feed/", feed_views.show_feed, name="feed"),
    path("calendar/<slug:kind>/<str:entry_id>/move/", views.move, name="move"),
    path("issues/", board.list_all, name="issues"),
    path("issues/new/", board.add_issue, name="add_issue"),
    path("issues/free/", board.list_free, name="free"),
    path("issues/<int:pk>/", board.show, name="board"),
    path("issues/<int:pk>/order/", board.order, name="order"),
    path("stories/<int:pk>/move/", board.move, name="move_story"),
    path("ideas/", ideas.list_ideas, name="ideas"),
    path("ideas/new/", ideas.add_idea, name="add_idea"),
    path("ideas/<int:pk>/", ideas.edit_idea, name="idea"),
    path("ideas/<int:pk>/draft/", ideas.draft_idea, name="draft_idea"),
    path("ideas/<int:pk>/set-aside/", ideas.set_aside_idea, name="set_aside_idea"),
    path("texts/<int:content_type>/<int:pk>/", ideas.assign_text, name="assign_text"),
]
