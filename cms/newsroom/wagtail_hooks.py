"""What the newsroom hooks into Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from . import localize_guards, snippet_guards  # noqa: F401 (their hooks register themselves)
from .panels import ModerationNewsPanel


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "newsroom.own_text",
        _("Approve or publish one's own text"),
        _("Approved or published a text that the same person had submitted (administrators may)"),
    )


@hooks.register("construct_homepage_panels")
def add_moderation_news(request, panels):
    panels.append(ModerationNewsPanel())
