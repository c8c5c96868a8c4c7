"""URLs of the picture inbox, below `/admin/images/inbox/`."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="picture_inbox"),
    path("announce/", views.announce_files, name="picture_inbox_announce"),
    path("<int:pk>/parts/<int:number>/", views.take_part, name="picture_inbox_part"),
    path("<int:pk>/preview/", views.show_preview, name="picture_inbox_preview"),
    path("news/", views.show_news, name="picture_inbox_news"),
    path("values/", views.store_values, name="picture_inbox_values"),
    path("place/", views.place_pictures, name="picture_inbox_place"),
    path("dismiss/", views.dismiss_pictures, name="picture_inbox_dismiss"),
]
