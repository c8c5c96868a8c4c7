"""What the admin's home page shows of moderation, beside Wagtail's own panels."""

from wagtail.admin.ui.components import Component

from .news import find_news


class ModerationNewsPanel(Component):
    """What became of one's texts: approved, changes requested (with the comment), published, withdrawn."""

    name = "moderation_news"
    template_name = "newsroom/panels/moderation_news.html"
    order = 205  # first of all: between the summary and the texts in a workflow

    def get_context_data(self, parent_context):
        return {"news": find_news(parent_context["request"].user)}
