"""What the admin's home page shows of moderation, beside Wagtail's own panels."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageLogEntry

from .models import LanguageGroup, Role
from .permissions import SUBMISSIONS

# What is told about one action of a person: the first of these that it wrote into the log. An approval also publishes,
# and a direct publication also cancels the workflow.
NEWS = ["wagtail.workflow.approve", "wagtail.workflow.reject", "wagtail.publish", "wagtail.workflow.cancel"]


def find_news(user, days: int = 14, limit: int = 8) -> list[PageLogEntry]:
    """Return what others did lately with a person's texts, and what was withdrawn where the person moderates.

    The newest first. Waiting texts are not news: Wagtail's panels show them.
    """
    own = Page.objects.filter(
        Q(owner=user) | Q(pk__in=PageLogEntry.objects.filter(user=user, action__in=SUBMISSIONS).values("page"))
    )
    moderated = Page.objects.filter(
        locale__in=LanguageGroup.objects.filter(role=Role.MODERATOR, group__user=user).values("locale")
    )
    entries = (
        PageLogEntry.objects.filter(action__in=NEWS, timestamp__gte=timezone.now() - timedelta(days=days))
        .filter(Q(page__in=own.values("pk")) | Q(page__in=moderated.values("pk"), action="wagtail.workflow.cancel"))
        .exclude(user=user)
        .exclude(user=None)
        .select_related("page__locale", "user")
        .order_by("-pk")
    )
    told = {}
    for entry in entries[: limit * 4]:
        # One action in the admin writes its entries under one uuid; a program's have the revision in common.
        key = (entry.page_id, entry.uuid or (entry.user_id, entry.revision_id))
        if key not in told or NEWS.index(entry.action) < NEWS.index(told[key].action):
            told[key] = entry
    return list(told.values())[:limit]


class ModerationNewsPanel(Component):
    """What became of one's texts: approved, changes requested (with the comment), published, withdrawn."""

    name = "moderation_news"
    template_name = "newsroom/panels/moderation_news.html"
    order = 205  # first of all: between the summary and the texts in a workflow

    def get_context_data(self, parent_context):
        return {"news": find_news(parent_context["request"].user)}
