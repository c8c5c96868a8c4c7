"""A publication that was planned, and whose moment has just passed."""

import datetime

from django.utils import timezone
from wagtail.models import Page


def schedule(pk: int, title: str) -> None:
    """Plan a new title of a page, and move its moment into the past: the next timer publishes it."""
    page = Page.objects.get(pk=pk).specific
    page.title, page.go_live_at = title, timezone.now() + datetime.timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(seconds=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save(update_fields=["approved_go_live_at", "content"])
