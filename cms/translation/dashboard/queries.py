"""Queries of the dashboard: what waits for a user, and what the user waits for.

Each function returns the first `limit` rows that it finds, and the number of all. The number of queries does not grow
with the rows, except for texts that exist once for all languages, which have no state row.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TaskState, WorkflowState

from cms.newsroom.models import LanguageGroup, Role

from ..models import OPEN_STATES, State, TextState
from ..status.visibility import keep_known_reviews, keep_known_texts

SHOWN = 10


@dataclass(frozen=True)
class Task:
    """A translation that a user has to do, or may take."""

    row: TextState
    is_mine: bool
    due_date: date | None

    @property
    def is_overdue(self) -> bool:
        return self.due_date is not None and self.due_date < timezone.localdate()


@dataclass(frozen=True)
class Waiting:
    """A text that waits for a user's decision."""

    title: str
    address: str | None
    locale_id: int | None
    is_translation: bool
    submitter: Any
    since: datetime


@dataclass(frozen=True)
class Stuck:
    """A text of a user that is stuck: it is in moderation, or some of its translations are not up to date."""

    row: TextState
    workflow: WorkflowState | None
    translations: list[TextState] = field(default_factory=list)


# --- Translators -----------------------------------------------------------------------------------------------------


def find_tasks(user, limit: int = SHOWN) -> tuple[list[Task], int, int]:
    """Return (tasks, count, words): the translations of a user, and the unassigned ones in the user's languages.

    The user's own come first; both are sorted by due date, those without one last. words: the words left in all.
    """
    rows = _get_task_rows(user)
    figures = rows.aggregate(words=Sum("words_left"))
    ordered = rows.annotate(
        mine=Case(When(translation__job__assignee=user, then=Value(0)), default=Value(1)),
        due=F("translation__job__due_date"),
    ).order_by("mine", F("due").asc(nulls_last=True), "title", "pk")
    shown = [
        Task(row, is_mine=row.mine == 0, due_date=row.due)
        for row in ordered.select_related("content_type", "locale")[:limit]
    ]
    return shown, rows.count(), figures["words"] or 0


def _get_task_rows(user) -> QuerySet[TextState]:
    languages = LanguageGroup.objects.filter(role=Role.TRANSLATOR, group__user=user).values("locale")
    rows = TextState.objects.filter(translation__isnull=False, state__in=OPEN_STATES).filter(
        Q(translation__job__assignee=user) | Q(translation__job__assignee=None, locale__in=languages)
    )
    return keep_known_texts(user, rows)


# --- Moderators ------------------------------------------------------------------------------------------------------


def find_waiting(user, limit: int = SHOWN) -> tuple[list[Waiting], int]:
    """Return the originals and translations that wait for a user's decision, the longest waiting first."""
    states = keep_known_reviews(user, TaskState.objects.reviewable_by(user))
    oldest_first = states.select_related("workflow_state", "revision__user").order_by("started_at", "pk")
    shown = list(oldest_first[:limit])
    rows = _find_rows([state.workflow_state for state in shown])
    return [_describe_waiting(state, rows, user) for state in shown], states.count()


def _describe_waiting(state: TaskState, rows: dict, user) -> Waiting:
    workflow_state = state.workflow_state
    row = rows.get((workflow_state.content_type_id, workflow_state.object_id))
    if row is None:  # a text that exists once for all languages
        text = workflow_state.content_object
        address = AdminURLFinder(user).get_edit_url(text) if text else None
        return Waiting(state.revision.object_str, address, None, False, state.revision.user, state.started_at)
    is_translation = row.translation_id is not None
    return Waiting(row.title, row.edit_url, row.locale_id, is_translation, state.revision.user, state.started_at)


def _find_rows(workflow_states: list[WorkflowState]) -> dict[tuple[int, str], TextState]:
    """Return the state rows of the texts in workflows, by content type and id."""
    rows = TextState.objects.filter(
        content_type__in={state.content_type_id for state in workflow_states},
        object_id__in={int(state.object_id) for state in workflow_states if state.object_id.isdigit()},
    )
    return {(row.content_type_id, str(row.object_id)): row for row in rows.select_related("content_type", "locale")}


# --- Authors ---------------------------------------------------------------------------------------------------------


def find_stuck(user, limit: int = SHOWN) -> tuple[list[Stuck], int]:
    """Return a user's texts that are stuck; those in moderation first, then the newest first.

    They are the originals that the user owns or has submitted, each with its translations that are not up to date, and
    the translations that the user submitted, as long as these are in moderation. Translations that are among the user's
    tasks again are left out.
    """
    workflow = WorkflowState.objects.active().filter(
        content_type=OuterRef("content_type"), object_id=Cast(OuterRef("object_id"), CharField())
    )
    owned = Page.objects.filter(owner=user)
    # The key distinguishes a page from a snippet with the same id, the id an original from its translations.
    own = Q(object_id__in=owned.values("pk"), translation_key__in=owned.values("translation_key"))
    submitted = Q(is_submitted=True) & ~Q(pk__in=_get_task_rows(user).values("pk"))
    behind = TextState.objects.filter(translation_key=OuterRef("translation_key"), translation__isnull=False).exclude(
        state=State.UP_TO_DATE
    )
    rows = (
        keep_known_texts(user, TextState.objects.all())
        .annotate(
            in_workflow=Exists(workflow),
            is_submitted=Exists(workflow.filter(requested_by=user)),
            is_behind=Exists(behind),
        )
        .filter(
            (own & Q(is_source=True) & (Q(in_workflow=True) | Q(is_behind=True)))
            | (submitted & ~Q(translation_key__in=owned.values("translation_key")))
        )
        .order_by("-in_workflow", "-object_id")
    )
    shown = list(rows.select_related("content_type", "locale")[:limit])
    workflows = _find_workflows(shown)
    translations: dict = {}
    keys = [row.translation_key for row in shown if row.is_source]
    for row in (
        TextState.objects.filter(translation_key__in=keys, translation__isnull=False)
        .exclude(state=State.UP_TO_DATE)
        .select_related("content_type", "locale")
        .order_by("locale__language_code")
    ):
        translations.setdefault(row.translation_key, []).append(row)
    stuck = [
        Stuck(
            row,
            workflows.get((row.content_type_id, str(row.object_id))),
            translations.get(row.translation_key, []) if row.is_source else [],
        )
        for row in shown
    ]
    return stuck, rows.count()


def _find_workflows(rows: list[TextState]) -> dict[tuple[int, str], WorkflowState]:
    found = WorkflowState.objects.active().filter(
        content_type__in={row.content_type_id for row in rows}, object_id__in={str(row.object_id) for row in rows}
    )
    return {(state.content_type_id, state.object_id): state for state in found.select_related("current_task_state")}
