"""The walk's URLs in the admin, and its log entries."""

from django.urls import include, path
from wagtail import hooks

from . import log_actions, views

hooks.register("register_log_actions", log_actions.register_log_actions)


@hooks.register("register_admin_urls")
def register_urls():
    urls = [
        path("", views.show, name="show"),
        path("at/<path:address>", views.show_walked, name="page"),
    ]
    return [path("releases/<int:pk>/walk/", include((urls, "walks")))]
