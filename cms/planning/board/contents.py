"""The stories of an issue as the board shows them, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale, Page, WorkflowState

from cms.checklist.checking import FIELD_ANCHOR, Result, check_contents
from cms.checklist.contents import Content, read_latest
from cms.core.content.bin import without_binned
from cms.images.models import CustomImage
from cms.languages.registry import get_place
from cms.newsroom.access.pages import find_known
from cms.newsroom.moderation.approvals import find_approvals
from cms.releases.gate.blockers import examine
from cms.releases.gate.loading import Loaded
from cms.releases.gate.report import Blocker
from cms.releases.models import Release, ReleaseText
from cms.releases.texts import TextKey
from cms.releases.visibility import hide_private
from cms.translation.models import State, TextState
from cms.translation.status.stale import refresh_stale

from ..models import Assignment
from .registry import Board, Facts

RIGHTS = "rights"  # the line of the checklist that shows beside the pictures


@dataclass
class Version:
    """A story in one language; without a page, where there is none."""

    locale: Locale
    page: Page | None = None
    content: Content | None = None
    state: TextState | None = None
    is_original: bool = False
    is_in_review: bool = False
    is_approved: bool = False  # and waits to go live
    results: list[Result] = field(default_factory=list)
    blockers: list[Blocker] = field(default_factory=list)  # of the release that the board examines
    release: Release | None = None  # the open one that has it

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if self.page else ""

    @property
    def code(self) -> str:
        """Return the state, as one of `State`: it decides the look."""
        if self.page is None:
            return State.NONE
        if self.state and not self.is_original:
            return self.state.state
        if self.is_approved:
            return State.APPROVED
        if self.is_in_review:
            return State.IN_REVIEW
        if not self.page.live:
            return State.NOT_STARTED
        return State.CORRECTED if self.page.has_unpublished_changes else State.UP_TO_DATE

    @property
    def label(self) -> str:
        """Return the state in words."""
        if self.page is None:
            return str(State.NONE.label)
        if self.state and not self.is_original:
            return self.state.label
        if self.is_approved or self.is_in_review:
            return str(State(self.code).label)
        if not self.page.live:
            return _("Draft")
        return (
            _("Live, with a newer draft") if self.page.has_unpublished_changes else pgettext("state of a text", "Live")
        )

    @property
    def blocks(self) -> bool:
        """Return whether something keeps it from going live."""
        return any(fault["blocks"] for fault in self.faults)

    @cached_property
    def faults(self) -> list[dict]:
        """Return what the checklist and the release say against it, and who clears it."""
        said = {blocker.sentence for blocker in self.blockers}
        found = [
            {"sentence": one.sentence, "url": one.url, "who": one.who, "blocks": True, "label": ""}
            for one in self.blockers
        ]
        for result in self.results:
            if result.sentence not in said:
                url = result.fault.url or (f"{self.url}#{FIELD_ANCHOR}{result.field}" if result.field else self.url)
                found.append(
                    {"sentence": result.sentence, "url": url, "who": "", "blocks": result.blocks, "label": result.label}
                )
        return sorted(found, key=lambda fault: not fault["blocks"])


@dataclass
class Row:
    """A story of the board, in all languages."""

    key: UUID
    versions: list[Version]
    facts: Facts = field(default_factory=Facts)
    pictures: list[CustomImage] = field(default_factory=list)
    plan: Assignment | None = None
    is_known: bool = True  # whether the person may know of it

    @cached_property
    def main(self) -> Version:
        """The original, or the first version that there is."""
        there = [version for version in self.versions if version.page]
        return next((version for version in there if version.is_original), there[0])

    @property
    def title(self) -> str:
        return self.main.page.get_admin_display_title() if self.is_known else _("A private page")

    def make_key(self, version: Version) -> TextKey:
        """Return the key by which releases know a version, also one that does not exist yet."""
        return TextKey.of(self.main.page)._replace(locale_id=version.locale.pk)

    @property
    def kind(self) -> str:
        return self.main.page.specific_class._meta.verbose_name

    @property
    def rights(self) -> list[str]:
        """Return what is wrong with the rights of its pictures: each sentence once."""
        return list(dict.fromkeys(one.sentence for v in self.versions for one in v.results if one.code == RIGHTS))

    @property
    def releases(self) -> list[Release]:
        return list({version.release.pk: version.release for version in self.versions if version.release}.values())

    @property
    def blocks(self) -> bool:
        return any(version.blocks for version in self.versions)

    def fails(self, line: str) -> bool:
        """Return whether a version of it does not fulfil a line of the checklist."""
        return any(result.code == line for version in self.versions for result in version.results)


@dataclass
class Contents:
    """An issue, its stories in their order, and the open release that has most of them."""

    issue: Row
    rows: list[Row]
    release: Release | None = None

    @property
    def words(self) -> int:
        return sum(row.facts.words for row in self.rows)

    @property
    def minutes(self) -> int:
        return sum(row.facts.minutes for row in self.rows)


def load_contents(board: Board, issue: Page, user) -> Contents:
    """Return an issue and its stories, in the order of their newest drafts, with all that the board shows."""
    versions = board.issue_model.objects.filter(translation_key=issue.translation_key)
    rows = load_rows(board, [*_select(board.find_stories(issue)), *_select(versions)], user)
    release = _examine_release(rows, issue, user)
    stories = [row for row in rows if row.key != issue.translation_key]
    own = next(row for row in rows if row.key == issue.translation_key)
    return Contents(own, sort_rows(board, stories), release)


def list_stories(board: Board, issue: Page, user) -> list[Row]:
    """Return the stories of an issue in their order, with their drafts only."""
    return sort_rows(board, _read_rows(list(_select(board.find_stories(issue))), user))


def read_story(board: Board, story: Page, user) -> Row:
    """Return a story in all languages, with its drafts only."""
    versions = board.story_model.objects.filter(translation_key=story.translation_key)
    return _read_rows(list(_select(versions)), user)[0]


def load_rows(board: Board, pages: list[Page], user) -> list[Row]:
    """Return stories with all that the board shows of them but what their release says."""
    refresh_stale()
    rows = _read_rows(pages, user)
    versions = [version for row in rows for version in row.versions if version.page]
    results = check_contents([version.content for version in versions])
    approved = {page.pk for page in find_approvals(pages)} if pages else set()
    reviewed = _find_reviewed(pages)
    for version, found in zip(versions, results, strict=True):
        version.results = found
        version.is_approved, version.is_in_review = version.page.pk in approved, version.page.pk in reviewed
    stories = [row for row in rows if issubclass(row.main.page.specific_class, board.story_model)]
    for row, facts in zip(stories, board.describe([row.main.content for row in stories]), strict=True):
        row.facts = facts
    pictures = CustomImage.objects.in_bulk({pk for row in rows for pk in row.main.content.pictures})
    plans = {plan.translation_key: plan for plan in _find_plans(rows)}
    for row in rows:
        row.plan = plans.get(row.key)
        row.pictures = [pictures[pk] for pk in row.main.content.pictures if pk in pictures]
    return rows


def _find_plans(rows: list[Row]) -> QuerySet:
    return Assignment.objects.filter(translation_key__in=[row.key for row in rows]).select_related("assignee")


def _read_rows(pages: list[Page], user) -> list[Row]:
    rows = make_rows(pages)
    contents = {content.text.pk: content for content in read_latest(pages)}
    known = find_known(user, pages) if pages else set()
    for row in rows:
        for version in row.versions:
            version.content = contents[version.page.pk] if version.page else None
        row.is_known = row.main.page.pk in known
    return rows


def make_rows(pages: Iterable[Page]) -> list[Row]:
    """Group the versions of stories, with their states; those of one story in the order of the languages."""
    by_key: dict[UUID, dict[int, Page]] = defaultdict(dict)
    for page in pages:
        by_key[page.translation_key][page.locale_id] = page
    states = {(one.translation_key, one.locale_id): one for one in TextState.objects.filter(translation_key__in=by_key)}
    locales = sorted(Locale.objects.all(), key=lambda locale: get_place(locale.language_code))
    rows = []
    for key, found in by_key.items():
        versions = []
        for locale in locales:
            state = states.get((key, locale.pk))
            is_original = bool(state and state.is_source)
            versions.append(Version(locale, found.get(locale.pk), state=state, is_original=is_original))
        rows.append(Row(key, versions))
    return rows


def sort_rows(board: Board, rows: list[Row]) -> list[Row]:
    """Return rows in the order in which readers will see them, once all that is written is live."""
    return sorted(rows, key=lambda row: (get_position(board, row), row.main.page.path))


def get_position(board: Board, row: Row) -> int:
    return row.main.content.raw.get(board.position) or 0


def _select(stories: QuerySet) -> QuerySet:
    pages = without_binned(stories).filter(alias_of=None).order_by("path")
    return pages.select_related("latest_revision", "locale")


def _find_reviewed(pages: list[Page]) -> set[int]:
    """Return the ids of the pages that are in moderation."""
    found = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def _examine_release(rows: list[Row], issue: Page, user) -> Release | None:
    """Note the open releases of the stories, and what the gate of one of them says: of the issue's, or the fullest."""
    keys = [row.key for row in rows]
    found = ReleaseText.objects.filter(is_open=True, translation_key__in=[*keys, issue.translation_key])
    in_releases = {TextKey.of_row(one): one.release for one in found.select_related("release")}
    for row in rows:
        for version in row.versions:
            version.release = in_releases.get(row.make_key(version))
    if not in_releases:
        return None
    counts = defaultdict(int)
    for release in in_releases.values():
        counts[release] += 1 + 10_000 * (release.subject_key == issue.translation_key)
    release = max(counts, key=counts.get)
    blockers = defaultdict(list)
    lines = examine(release, Loaded(release)).lines
    for blocker in hide_private(user, [blocker for line in lines for blocker in line.blockers]):
        blockers[blocker.key].append(blocker)
    for row in rows:
        for version in row.versions:
            version.blockers = blockers[row.make_key(version)]
    return release
