"""The order of an issue's stories: what another one changes, story by story, and saving it.

The position is a field of the original, which its translations take over when it is published
(`cms.translation.sync`). So another position is a draft of the original, like any edit: who may edit the text writes
it, and it is approved like any other, or by the same action by who may publish it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.core.typography.lists import join_list, language_name
from cms.newsroom.moderation.approvals import find_approval
from cms.newsroom.moderation.publication_checks import PublicationRefusedError

from .contents import Row, get_position
from .positions import choose_positions
from .registry import Board

DRAFT, CHANGE, ADDED, APPROVED = "draft", "change", "added", "approved"


class OrderedMeanwhileError(ValidationError):
    """Somebody else has changed the stories or their order since the person saw them."""


@dataclass
class Change:
    """Another position of a text, which has it of its own: an original, or a version that follows none."""

    page: Page
    title: str
    position: int
    outcome: str  # one of the codes above
    objection: str = ""
    may_publish: bool = False  # whether the person may publish it at once
    followers: list[str] = field(default_factory=list)  # the languages that take it over

    @property
    def language(self) -> str:
        return language_name(self.page.locale.language_code)

    @property
    def sentence(self) -> str:
        """Return what becomes of the text."""
        if self.outcome == DRAFT:
            return _("It is a draft: it gets its place at once.")
        if self.outcome == APPROVED:
            return _("Its approval ends: it must be approved again.")
        if self.outcome == ADDED:
            return _("It has a draft that is not live yet: the place becomes part of it, and must be approved with it.")
        return _("It is live: its place becomes a draft, which must be approved.")

    @property
    def following(self) -> str:
        """Return what becomes of its translations."""
        if not self.followers:
            return ""
        return _("The translations (%(languages)s) take the place over when the original goes live.") % {
            "languages": join_list(self.followers)
        }


@dataclass
class Plan:
    changes: list[Change]

    @property
    def is_harmless(self) -> bool:
        """Return whether nothing that was approved or that readers see is concerned."""
        return all(change.outcome == DRAFT and not change.objection for change in self.changes)

    @property
    def objections(self) -> list[str]:
        return [change.objection for change in self.changes if change.objection]

    @property
    def may_publish(self) -> bool:
        return any(change.may_publish for change in self.changes)

    @property
    def needs_nobody_else(self) -> bool:
        """Return whether the person can settle all of it: save it, and approve what must be approved."""
        return all(not one.objection and (one.outcome == DRAFT or one.may_publish) for one in self.changes)


def plan_order(board: Board, rows: Sequence[Row], keys: Sequence[UUID], user) -> Plan:
    """Return what another order of an issue's stories changes. rows: in their present order.

    Raises OrderedMeanwhileError if these are not the stories of the issue.
    """
    by_key = {row.key: row for row in rows}
    if sorted(by_key) != sorted(keys):
        raise OrderedMeanwhileError(_("The stories of the issue have changed meanwhile: look again."))
    ordered = [by_key[key] for key in keys]
    positions = choose_positions([get_position(board, row) for row in ordered])
    placed = zip(ordered, positions, strict=True)
    return plan_positions([(row, position) for row, position in placed if position != get_position(board, row)], user)


def plan_positions(wanted: Sequence[tuple[Row, int]], user) -> Plan:
    """Return what it means to give stories other positions."""
    followed = set()
    if wanted:
        translations = Translation.objects.filter(enabled=True, source__object_id__in=[row.key for row, _new in wanted])
        followed = set(translations.values_list("source__object_id", "target_locale"))
    return Plan([change for row, position in wanted for change in _plan_story(row, position, user, followed)])


def _plan_story(row: Row, position: int, user, followed) -> list[Change]:
    """Return the changes of one story: of its original, and of versions that no longer follow it."""
    there = [version.page for version in row.versions if version.page]
    followers = [page for page in there if (row.key, page.locale_id) in followed]
    languages = [language_name(page.locale.language_code) for page in followers]
    own = [page for page in there if page not in followers]
    return [
        _plan_change(page, position, user, languages if page.pk == row.main.page.pk else [], row.is_known)
        for page in own
    ]


def _plan_change(page: Page, position: int, user, followers: list[str], is_known: bool) -> Change:
    page = page.specific
    rights = page.permissions_for_user(user)
    title = page.get_admin_display_title() if is_known else _("A private page")
    named = {"title": title, "language": language_name(page.locale.language_code)}
    objection, is_settled = "", False
    if not rights.can_edit():
        objection = _("You may not edit “%(title)s” (%(language)s).") % named
    elif rights.page_locked():
        objection = _("“%(title)s” (%(language)s) is locked or under review.") % named
    if find_approval(page):
        outcome, is_settled = APPROVED, True
    elif not page.live:
        outcome = DRAFT
    else:
        outcome = ADDED if page.has_unpublished_changes else CHANGE
        is_settled = outcome == CHANGE
    may_publish = is_settled and not objection and bool(rights.can_publish())
    return Change(page, title, position, outcome, objection, may_publish, followers)


@transaction.atomic
def save_order(board: Board, plan: Plan, user, *, publish: bool = False) -> list[Change]:
    """Save the positions; return the changes that wait for an approval.

    publish: publish what the person may, if nothing else of it waited to be approved. Rights and locks are checked
    again; raises PermissionDenied with sentences, and then changes nothing.
    """
    if plan.objections:
        raise PermissionDenied(" ".join(plan.objections))
    waiting = []
    for change in plan.changes:
        revision = save_position(board, change.page, change.position, user)
        if not (publish and change.may_publish and _publish(revision, user)) and change.outcome != DRAFT:
            waiting.append(change)
    return waiting


def save_position(board: Board, page: Page, position: int, user) -> Revision:
    """Save a draft of a story with another position. Checks no rights."""
    draft = page.get_latest_revision_as_object()
    setattr(draft, board.position, position)
    revision = draft.save_revision(user=user, changed=True, log_action=True, clean=False)
    # The rows of what is not live: lists of the admin are sorted by them.
    versions = board.story_model.objects.filter(translation_key=page.translation_key, live=False)
    versions.update(**{board.position: position})
    return revision


def _publish(revision, user) -> bool:
    """Publish a revision, or approve it where something holds it; return False if a rule forbids it."""
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except (PublicationRefusedError, PermissionDenied):
        return False
    return True
