"""A story is put into an issue, taken out or moved to another, with its translations, or not at all.

Stories are the pages below an issue, so this moves pages. A user who may not publish a live text may not move it either
(Wagtail's rule for pages): its address changes, and readers see it elsewhere at once.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page

from cms.core.content.bin import is_binned
from cms.releases.gate.holding import find_open_row
from cms.translation.version_actions.versions import MOVE, Version, list_versions

from .contents import get_position, list_stories, read_story
from .ordering import Plan, plan_positions, save_order
from .positions import LAST, STEP
from .registry import Board, is_issue


@dataclass
class Step:
    """What a move does with one version of a story."""

    version: Version
    is_there: bool
    objection: str
    sentences: list[str]

    @property
    def page(self) -> Page:
        return self.version.page


def plan_move(story: Page, destination: Page, user) -> list[Step]:
    """Return what becomes of each version of a story. destination: in the story's language."""
    versions = list_versions(story, user, MOVE, destination, inclusive=True)
    return [_plan_version(version, destination, user) for version in versions]


def _plan_version(version: Version, destination: Page, user) -> Step:
    page = version.page
    target = version.target or destination.get_translation_or_none(page.locale)
    is_there = target is not None and not is_binned(target) and page.is_child_of(target)
    if is_there:
        return Step(version, True, "", [_("It is there already.")])
    objection, lock = version.objection, page.get_lock()
    if not objection and lock and not isinstance(lock, ScheduledForPublishLock) and lock.for_user(user):
        objection = _("it is locked or under review")
    if objection:
        return Step(version, False, objection, [])
    sentences = [_("It is live: readers see it there at once, at another address; the former one redirects.")]
    if not page.live:
        sentences = [_("It is not live: only its place changes.")]
    elif is_issue(target) and not target.live:
        sentences.append(_("The issue is not live in this language yet: no list shows the story until it is."))
    if row := find_open_row(page):
        sentences.append(_("It stays in the release “%(name)s”.") % {"name": row.release.name})
    return Step(version, False, "", sentences)


@transaction.atomic
def move_story(board: Board, story: Page, destination: Page, user) -> list[Step]:
    """Move all versions of a story to the versions of a page; return those that moved.

    Raises PermissionDenied with sentences if one of them cannot be moved, and then moves none: readers would see the
    story in two issues.
    """
    # One after the other: whoever comes second finds it where the first has put it.
    list(Page.objects.select_for_update().filter(translation_key=story.translation_key).order_by("pk"))
    steps = plan_move(story, destination, user)
    if refused := [step for step in steps if step.objection]:
        raise PermissionDenied(" ".join(describe_objection(step) for step in refused))
    moving = [step for step in steps if not step.is_there]
    for step in moving:
        # Read again: the move before may have changed the tree.
        page, target = Page.objects.get(pk=step.page.pk).specific, Page.objects.get(pk=step.version.target.pk)
        page.move(target, pos="last-child", user=user)
    if moving and is_issue(destination):
        place = plan_place(board, story, destination, user)
        if place.needs_nobody_else:  # otherwise it keeps its number until somebody orders the stories
            save_order(board, place, user, publish=True)
    return moving


def describe_objection(step: Step) -> str:
    """Return a sentence that says why a version cannot be moved."""
    return _("“%(title)s” (%(language)s) cannot be moved: %(reason)s.") % {
        "title": step.version.title,
        "language": step.version.language,
        "reason": step.objection,
    }


def plan_place(board: Board, story: Page, issue: Page, user) -> Plan:
    """Return what it means to give a story the last place of an issue, in which it is or to which it goes."""
    rows = [row for row in list_stories(board, issue, user) if row.key != story.translation_key]
    row = read_story(board, story, user)
    last = max((get_position(board, other) for other in rows), default=-1)
    return plan_positions([] if get_position(board, row) > last else [(row, min(last + STEP, LAST))], user)
