"""Histories show what was done with many texts at once in the history of each of them.

Seen in Wagtail 7.4: of the entries that one request wrote for one action, `latest_by_uuid_and_action` keeps the last,
whichever text it is of. After a bulk action all texts but one have lost their entry. The method below replaces it; it
can go when Wagtail's asks for the text (tests/newsroom/test_histories.py fails on Wagtail's own).
"""

from django.db.models import OuterRef, Q
from wagtail.models.audit_log import LogEntryQuerySet


def latest_by_uuid_and_action(entries: LogEntryQuerySet) -> LogEntryQuerySet:
    """Keep the last entry of each action in a request and of each text; entries outside of requests all stay."""
    fields = {field.name for field in entries.model._meta.fields}
    text = ["page"] if "page" in fields else ["content_type", "object_id"]
    same = entries.model._default_manager.filter(**{name: OuterRef(name) for name in ("uuid", "action", *text)})
    latest = same.order_by("-timestamp", "-id").values("id")[:1]
    return entries.filter(Q(uuid__isnull=True) | Q(id=latest))


def show_each_text() -> None:
    """Have Wagtail's histories use it."""
    LogEntryQuerySet.latest_by_uuid_and_action = latest_by_uuid_and_action
