from django.urls import path
from wagtail import hooks

from .sessions import confirm_signed_in, read_session


@hooks.register("register_admin_urls")
def register_session_addresses():
    return [
        path("session/", read_session, name="admin_session"),
        path("session/signed-in/", confirm_signed_in, name="admin_signed_in"),
    ]
