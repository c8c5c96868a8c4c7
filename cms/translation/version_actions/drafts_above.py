"""Warnings about live pages below a draft: readers can reach them only by their URLs, because no list has them."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail.models import Page


def find_draft_above(page: Page) -> Page | None:
    """Return the nearest ancestor of a page that is not live, or None."""
    return page.get_ancestors().filter(depth__gt=1, live=False).order_by("-depth").first()


def describe_draft_above(page: Page, parent: Page | None = None, also_drafts: bool = False) -> str:
    """Return a warning if a page is live below a draft, or would be; "" if not.

    parent: the page below which it is to be moved. also_drafts: warn of a draft too, which would be live below a draft
    once it is published.
    """
    if not (page.live or also_drafts):
        return ""
    draft = find_draft_above(page) if parent is None else (find_draft_above(parent) if parent.live else parent)
    if draft is None or draft.depth == 1:
        return ""
    title = draft.specific_deferred.get_admin_display_title()
    if page.live:
        text = _("This page is live below “%(title)s”, which is a draft: readers can only reach it by its address.")
    else:
        text = _("“%(title)s” above this page is a draft: publish it too, or this page appears in no list.")
    return text % {"title": title}


def warn_of_drafts_above(request, pages: list[Page], also_drafts: bool = False) -> None:
    for words in dict.fromkeys(describe_draft_above(page, also_drafts=also_drafts) for page in pages):
        if words:
            messages.warning(request, words)
