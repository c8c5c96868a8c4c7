"""The panel of the admin's home page with the texts that somebody commented on for the user."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ..dashboard.panels import TranslationDashboardPanel
from ..models import Notice, SegmentComment, TextState
from ..notifications.notices import find_waiting_threads
from ..status.visibility import keep_known_texts

SHOWN = 10


class CommentsPanel(TranslationDashboardPanel):
    """Shows people the texts with comments that wait for their answer."""

    name = "comments_to_answer"
    template_name = "translation/panels/comments.html"
    order = 204

    def get_context_data(self, parent_context):
        rows, count = find_commented(parent_context["request"].user)
        return {"rows": rows, "count": count, "more": count - len(rows)}


def find_commented(user, limit: int = SHOWN) -> tuple[list[TextState], int]:
    """Return the first texts with conversations that wait for a user, each with their number (`waiting`), and the
    number of all. A user is concerned by what they were told of, and by what they take part in. Three queries."""
    told = Notice.objects.filter(translation=OuterRef("translation"), recipient=user, kind=Notice.Kind.COMMENTED)
    taken = SegmentComment.objects.filter(thread=OuterRef("pk"), user=user)
    waiting = find_waiting_threads(user).filter(Q(Exists(told)) | Q(Exists(taken)))
    counted = waiting.filter(translation=OuterRef("translation")).order_by().values("translation")
    rows = keep_known_texts(user, TextState.objects.filter(translation__in=waiting.values("translation")))
    rows = rows.annotate(waiting=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0))
    return list(rows.select_related("content_type", "locale").order_by("title", "pk")[:limit]), rows.count()
