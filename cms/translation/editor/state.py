"""The state, the moderation and the actions that the translation editor shows in addition to wagtail-localize's.

They mirror what `workflow.moderation` and `permissions` decide. `test_editor` counts the queries.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from cms.compat.wagtail import knows_workflow_states, put_workflow_states
from cms.newsroom.models import HAND_BACK
from cms.newsroom.moderation.approvals import APPROVED, VOIDED, find_hold, find_latest
from cms.newsroom.moderation.records import Approval
from cms.newsroom.moderation.submissions import WENT_LIVE_AS_APPROVED
from cms.newsroom.moderation.void_reasons import explain_reason
from cms.newsroom.moderation.workflow_states import find_workflow_states

from ..models import State, TextState
from ..permissions import find_answers, find_lock, may_publish, moderates
from ..status.stale import refresh_stale
from ..text.blank import is_blank
from ..workflow.moderation import PUBLISHED_INCOMPLETE

# One action of a user can write several log entries: an approval also publishes, and a direct publication also
# withdraws. The history shows only the entry whose action is first in this list.
TOLD = [
    "wagtail.workflow.start",
    "wagtail.workflow.resume",
    "wagtail.workflow.approve",
    "wagtail.workflow.reject",
    PUBLISHED_INCOMPLETE,
    WENT_LIVE_AS_APPROVED,
    "wagtail.publish",
    APPROVED,
    VOIDED,
    "wagtail.unpublish",
    "wagtail.workflow.cancel",
]
EVENTS_SHOWN = 30
OF_WORKFLOW = ("requested_by", "workflow")  # what the editors show of a workflow state


@dataclass(frozen=True)
class Action:
    """A button of the editor.

    It sends `value` to the editor's own URL, posts to `post_url`, opens the dialog `dialog`, or links to `url`.
    """

    label: Any
    icon: str
    value: str = ""
    post_url: str = ""
    dialog: str = ""
    url: str = ""
    hint: str = ""  # what it does, if its label does not say so


@dataclass
class Moderation:
    """The moderation of a translation, as it is for the current user."""

    state: WorkflowState | None
    lock: Any = None  # why the user may not change it, as a sentence
    answers: Collection[str] = ()  # the actions that the user may take as a reviewer: "approve", "reject"
    objection: Any = None  # why the user may not approve, although they are a reviewer
    may_withdraw: bool = False

    @property
    def is_in_review(self) -> bool:
        return self.state is not None and self.state.status == WorkflowState.STATUS_IN_PROGRESS

    @property
    def needs_changes(self) -> bool:
        return self.state is not None and self.state.status == WorkflowState.STATUS_NEEDS_CHANGES


def get_moderation(target, user) -> Moderation:
    """Return the moderation of a page or snippet, with what a user may do about it."""
    remember_workflow(target)
    found = Moderation(target.current_workflow_state, find_lock(target, user))
    if not found.is_in_review:
        return found
    task = target.current_workflow_task
    if task:
        found.answers, found.objection = find_answers(task, target, user)
    # The same rule as WorkflowState.user_can_cancel, which would ask the task again.
    submitters = {found.state.requested_by_id, getattr(target, "owner_id", None)}
    found.may_withdraw = user.pk in submitters or "approve" in found.answers
    return found


def remember_workflow(target) -> None:
    """Load a text's workflow states once, for Wagtail's header and panels, which would otherwise query them each time.

    `prefetch_workflow_states` of Wagtail's querysets does the same. Wagtail's page editor calls it, but then works on a
    copy without its result.
    """
    if not knows_workflow_states(target):
        put_workflow_states(target, find_workflow_states(target, *OF_WORKFLOW))


@dataclass(frozen=True)
class WaitingApproval:
    """The last approval of a text that has not gone live: it waits, or no longer holds."""

    approval: Approval
    waits_for: str  # "" if it no longer holds
    void_reason: str  # "" if it waits


def read_approval(target, row: TextState | None) -> WaitingApproval | None:
    """Return what has become of the last approval of a text that waits, or waited, to go live; None if there is none.

    row: its state. Takes no query unless that says that there is one.
    """
    if row is None or row.state not in {State.APPROVED, State.VOIDED}:
        return None
    approval = find_latest([target]).get(target)
    if approval is None:
        return None
    if row.state == State.APPROVED:
        return WaitingApproval(approval, find_hold(target, approval.revision) or "", "")
    return WaitingApproval(approval, "", explain_reason(approval.void_reason))


def list_actions(
    target,
    user,
    moderation: Moderation,
    props: dict,
    files_url: str,
    *,
    row: TextState | None = None,
    hold: str = "",
) -> list[Action]:
    """Return the buttons of the actions that a user may take; the first is the primary one.

    props: the properties of wagtail-localize's editor, whose permissions and links are used. files_url: the page of the
    text's files. row: the text's state. hold: what it waits for once it is approved, as a sentence (`find_hold`).
    """
    actions = []
    # For pages wagtail-localize has checked the permission for the object; for snippets only for the model.
    publishes = props["perms"]["canPublish"] and (isinstance(target, Page) or may_publish(user, target))
    if moderation.is_in_review:
        if "approve" in moderation.answers:
            label = _("Approve") if hold else _("Approve and publish")
            actions.append(Action(label, "check", value="approve", hint=hold))
        if HAND_BACK[0] in moderation.answers:
            actions.append(Action(HAND_BACK[1], "group", value=HAND_BACK[0]))
        if "reject" in moderation.answers:
            actions.append(Action(_("Request changes…"), "edit", dialog="request-changes"))
        if moderation.may_withdraw:
            actions.append(Action(_("Withdraw from moderation"), "cross", value="cancel-moderation"))
    elif row is not None and row.state == State.APPROVED:
        if moderates(user, target):
            actions.append(Action(_("Withdraw the approval"), "cross", value="withdraw-approval"))
    elif not moderation.lock:
        if publishes:
            label, icon = (_("Approve"), "check") if hold else (_("Publish"), "upload")
            actions.append(Action(label, icon, value="publish", hint=hold))
        label = _("Submit again for moderation") if moderation.needs_changes else _("Submit for moderation")
        actions.append(Action(label, "resubmit", value="submit-for-moderation"))
    actions.append(Action(_("Translate in another program"), "download", url=files_url))
    # During a review the other actions are left out, so that nobody clicks on one by mistake.
    return actions + (_list_rare_actions(target, props) if publishes and not moderation.is_in_review else [])


def find_files_url(translation: Translation) -> str:
    """Return the URL of the page where a text is downloaded and uploaded in the formats of other programs."""
    return reverse("files_of_text", args=[translation.pk])


def _list_rare_actions(target, props: dict) -> list[Action]:
    """Return the buttons of users who may publish: lock, unpublish, delete, and stop following the original."""
    perms, links = props["perms"], props["links"]
    is_locked = getattr(target, "locked", False)
    unpublish_url = _find_unpublish_url(target, props)
    offered = [
        (perms["canLock"] and not is_locked, Action(_("Lock"), "lock", post_url=links["lockUrl"])),
        (perms["canUnlock"] and is_locked, Action(_("Unlock"), "lock-open", post_url=links["unlockUrl"])),
        (unpublish_url, Action(_("Unpublish"), "download", url=unpublish_url)),
        (
            links["convertToAliasUrl"],
            Action(_("Convert to alias page"), "wagtail-localize-convert", url=links["convertToAliasUrl"]),
        ),
        (True, Action(_("Stop following the original"), "cross", post_url=links["stopTranslationUrl"])),
        (perms["canDelete"], Action(_("Delete"), "bin", url=links["deleteUrl"])),
    ]
    return [action for is_offered, action in offered if is_offered]


def _find_unpublish_url(target, props: dict) -> str:
    """Return the URL to unpublish a target, "" if the user may not or it is not live.

    wagtail-localize has none for snippets, because it assumes that they have no drafts.
    """
    if isinstance(target, Page):
        return props["links"]["unpublishUrl"] if props["perms"]["canUnpublish"] else ""
    viewset = target.snippet_viewset
    return reverse(viewset.get_url_name("unpublish"), args=[quote(target.pk)]) if target.live else ""


def correct_props(props: dict, moderation: Moderation) -> None:
    """Change the properties for wagtail-localize's script: it locks what is locked, and offers no actions of its own.

    Our actions are below it. Segments that are blank in the original are left out, because they need no translation.
    """
    props["segments"] = [s for s in props["segments"] if s["type"] != "string" or not is_blank(s["source"])]
    props["object"]["isLocked"] = bool(moderation.lock)
    props["perms"] = dict.fromkeys(props["perms"], False)
    props["links"] |= {"convertToAliasUrl": None, "stopTranslationUrl": ""}


def read_history(target) -> list:
    """Return the log entries of a text's moderation, newest first, at most EVENTS_SHOWN: one for each action."""
    entries = log_registry.get_logs_for_instance(target).filter(action__in=TOLD).select_related("user").order_by("-pk")
    told = {}
    for entry in entries[: EVENTS_SHOWN * 3]:
        # The entries of one action in the admin have the same uuid; those of a program have the same revision.
        key = entry.uuid or (entry.user_id, entry.revision_id)
        if key not in told or TOLD.index(entry.action) < TOLD.index(told[key].action):
            told[key] = entry
    return list(told.values())[:EVENTS_SHOWN]


def has_history(target, moderation: Moderation) -> bool:
    """Return whether a text has been submitted or published. No query while it is in moderation or live."""
    if moderation.state is not None or target.live:
        return True
    return log_registry.get_logs_for_instance(target).filter(action__in=TOLD).exists()


def find_request(target, moderation: Moderation):
    """Return the log entry of the request for changes that a text waits for, or None. At most one query."""
    if not moderation.needs_changes:
        return None
    entries = log_registry.get_logs_for_instance(target).filter(action="wagtail.workflow.reject")
    return entries.select_related("user").order_by("-pk").first()


def read_state(translation: Translation) -> TextState | None:
    """Return the state of a translation, updated if it is stale; None if it has none."""
    states = TextState.objects.filter(translation=translation)
    state = states.first()
    if state and state.is_stale:
        refresh_stale()
        state = states.first()
    return state
