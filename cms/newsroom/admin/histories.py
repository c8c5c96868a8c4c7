"""Show a bulk action in the history of each of its texts.

Seen in Wagtail 7.4: `latest_by_uuid_and_action` keeps only the last of the entries that one request wrote for one
action, and ignores which text each belongs to. After a bulk action only one text shows its entry. The function below
replaces that method; remove it when Wagtail's method distinguishes the texts (tests/newsroom/test_histories.py fails
with Wagtail's own).
"""

from django.db.models import OuterRef, Q
from wagtail.models.audit_log import LogEntryQuerySet

from cms.compat import wagtail_views


def latest_by_uuid_and_action(entries: LogEntryQuerySet) -> LogEntryQuerySet:
    """Keep the last entry per request, action and text; keep all entries that were written outside a request."""
    fields = {field.name for field in entries.model._meta.fields}
    text = ["page"] if "page" in fields else ["content_type", "object_id"]
    same = entries.model._default_manager.filter(**{name: OuterRef(name) for name in ("uuid", "action", *text)})
    latest = same.order_by("-timestamp", "-id").values("id")[:1]
    return entries.filter(Q(uuid__isnull=True) | Q(id=latest))


def show_each_text() -> None:
    """Make Wagtail's histories use `latest_by_uuid_and_action`."""
    wagtail_views.LATEST_ENTRIES.replace(lambda _latest: latest_by_uuid_and_action)
