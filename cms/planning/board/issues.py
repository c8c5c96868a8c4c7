"""Issues: all of them, once each; those that do not exist yet."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from cms.core.content.bin import is_binned, without_binned
from cms.newsroom.access.pages import keep_known, may_know
from cms.pages.drafts import make_draft
from cms.translation.models import TextState
from cms.translation.sync.counterparts import create_counterparts

from .registry import Board, is_issue

MOST = 200


def list_issues(board: Board, user) -> list[Page]:
    """Return the issues that a person may know of, each in the language of its original, the newest first."""
    pages = without_binned(board.issue_model.objects.filter(alias_of=None))
    pages = keep_known(user, pages).select_related("locale").order_by(*board.newest_first)[: MOST * 4]
    originals = set(
        TextState.objects.filter(
            is_source=True, content_type=ContentType.objects.get_for_model(board.issue_model)
        ).values_list("object_id", flat=True)
    )
    chosen: dict = {}
    for page in pages:
        if page.translation_key not in chosen or page.pk in originals:
            chosen[page.translation_key] = page
    return list(chosen.values())[:MOST]


def find_issue(user, pk: int | None) -> Page | None:
    """Return an issue that has a board and that a person may know of; None otherwise."""
    page = Page.objects.filter(pk=pk, alias_of=None).first()
    if page is None or not is_issue(page) or is_binned(page) or not may_know(user, page):
        return None
    return page.specific


def find_parents(board: Board, user) -> list[Page]:
    """Return the pages below which a person may begin an issue, by language."""
    types = ContentType.objects.get_for_models(*board.issue_model.allowed_parent_page_models()).values()
    pages = without_binned(Page.objects.filter(content_type__in=types, alias_of=None)).order_by("locale", "path")
    pages = keep_known(user, pages).select_related("locale").specific()
    return [
        page
        for page in pages
        if page.permissions_for_user(user).can_add_subpage() and board.issue_model.can_create_at(page)
    ]


@transaction.atomic
def make_issue(board: Board, user, parent: Page, title: str, values: dict) -> Page:
    """Make the draft of an issue, and its drafts in the other languages, as the editor does.

    Raises PermissionDenied if the person may not add pages below the parent.
    """
    page = make_draft(user, board.issue_model, parent, title, fallback_slug="issue", **values)
    create_counterparts(page, user)
    return page
