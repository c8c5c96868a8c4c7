"""The sign-offs of a page as the newsroom sees them."""

from django.utils import timezone
from wagtail.models import Page

from cms.core.typography.lists import language_name

from ..states import State, find_state, read_latest_words
from ..words import Words


def list_rows(page: Page) -> list[dict]:
    """Return the requests of a page, the newest first, with their states and comments. Four queries."""
    now = read_latest_words(page)
    rows = []
    for sign_off in page.sign_offs.select_related("requested_by").prefetch_related("comments").order_by("-pk"):
        comments = list(sign_off.comments.all())
        state = find_state(sign_off, now, has_comments=bool(comments))
        changed = Words.of(sign_off.approved).find_changed_answers(now) if state == State.CHANGED else ()
        rows.append(
            {
                "sign_off": sign_off,
                "state": state,
                "language": language_name(sign_off.language),
                "comments": comments,
                "changed": len(changed),
                "is_over": sign_off.is_over,
                "last": timezone.localtime(sign_off.expires_at),
            }
        )
    return rows
