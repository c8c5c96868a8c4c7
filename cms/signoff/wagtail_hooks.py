"""The URL, the button and the log actions of sign-offs in Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from .admin.views import show_sign_offs
from .log_actions import register_log_actions
from .permissions import may_ask


@hooks.register("register_admin_urls")
def register_urls():
    return [path("sign-offs/<int:page_id>/", show_sign_offs, name="sign_offs")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def add_button_to_interviews(page, user, next_url=None, view_name=None):
    """Lead from an interview to its sign-offs: from the menu beside its title, in its editor and in lists."""
    if page.pk and may_ask(user, page):
        yield Button(_("Sign-off"), reverse("sign_offs", args=[page.pk]), icon_name="success", priority=76)


hooks.register("register_log_actions", register_log_actions)
