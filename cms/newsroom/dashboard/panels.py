"""The panel that the newsroom adds to the admin's home page."""

from wagtail.admin.ui.components import Component

from .news import find_news


class ModerationNewsPanel(Component):
    """List what happened to the user's texts: approved, changes requested (with comment), published, withdrawn."""

    name = "moderation_news"
    template_name = "newsroom/panels/moderation_news.html"
    order = 205  # between Wagtail's summary and its panels of texts in a workflow

    def get_context_data(self, parent_context):
        return {"news": find_news(parent_context["request"].user)}
