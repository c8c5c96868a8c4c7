"""In whatever order a text is edited, translated, approved, scheduled and published: nothing goes live unapproved.

Each word of the original carries the number of its last change of meaning ("numero3"), each translation the number of
its own ("[7]"). So what is live says which approval it needs.
"""

import random
import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from cms.newsroom.moderation.approvals import find_approval
from cms.translation.models import State, TextState
from cms.translation.status.states import compute_states
from cms.translation.sync.sources import send_changes
from cms.translation.text.filling import start_translation
from cms.translation.text.segments import get_string_segments
from cms.translation.workflow import moderation
from tests.factories import SectionFactory

pytestmark = pytest.mark.django_db

STEPS = 30
REFUSED = (PermissionDenied, ValidationError)


class Office:
    """The people at work on one text and its translation, and what they have approved."""

    def __init__(self, translation, people, fill, commit, seed):
        self.translation, self.people, self.fill, self.commit = translation, people, fill, commit
        self.random = random.Random(seed)
        self.number = self.words = 0
        self.approved: set[tuple[int, int]] = set()  # (number of the original, number of the translation) that wait
        self.went_live = self.withdrawn = 0
        self.live: tuple[int, int] | None = None

    # --- What is there

    @property
    def original(self):
        return self.translation.source.get_source_instance()

    @property
    def target(self):
        return self.translation.get_target_instance()

    @staticmethod
    def get_name(text):
        return text.title if isinstance(text, Page) else text.name

    @staticmethod
    def get_number(words: str) -> int:
        return int(re.search(r"numero(\d+)", words)[1])

    def read(self, text) -> tuple[int, int] | None:
        found = re.search(r"\[(\d+)\].*numero(\d+)", self.get_name(text))
        return (int(found[2]), int(found[1])) if found else None

    # --- What people do

    def edit(self, *, minor=False, punctuation=False):
        original = self.original.get_latest_revision_as_object()
        if punctuation:
            name = self.get_name(original) + " !"
        elif minor:
            sent = " ".join(get_string_segments(self.translation.source).values_list("string__data", flat=True))
            is_other = self.get_number(self.get_name(original)) != self.get_number(sent)
            if is_other or not hasattr(original, "minor_edit"):
                return  # nobody calls a draft with other words a minor edit
            name = self.get_name(original).replace("Texte", "Textes") + "s"
            original.minor_edit = True
        else:
            self.number += 1
            name = f"Texte numero{self.number} et d’autres mots {self.number}"
            if hasattr(original, "minor_edit"):
                original.minor_edit = False
        setattr(original, "title" if isinstance(original, Page) else "name", name)
        original.save_revision(user=self.people["editor"])

    def edit_slightly(self):
        self.edit(punctuation=True)

    def edit_as_minor(self):
        self.edit(minor=True)

    def send(self):
        send_changes(self.original, self.people["editor"])

    def publish_original(self):
        self.original.get_latest_revision().publish(user=self.people["chief"])

    def schedule_original(self):
        original = self.original.get_latest_revision_as_object()
        original.go_live_at = timezone.now() + timedelta(days=1)
        original.save_revision(user=self.people["editor"]).publish(user=self.people["chief"])

    def reschedule(self):
        """Let the day come for what is scheduled, or for nothing."""
        for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
            then = timezone.now() - timedelta(minutes=1)
            revision.content = revision.content | {"go_live_at": then.isoformat()}
            revision.approved_go_live_at = then
            revision.save()
        call_command("publish_scheduled")

    def unpublish_original(self):
        if self.original.live:
            self.original.unpublish()

    def unpublish_translation(self):
        if self.target.live:
            self.target.unpublish()
            self.approved.clear()
            self.live = None

    def translate(self):
        if self.target.workflow_in_progress:
            return
        self.words += 1
        self.fill(self.translation, mark=f"[{self.words}] {{}}".format, user=self.people["translator"])

    def submit(self):
        moderation.submit(self.translation, self.people["translator"])
        self.approved.clear()

    def approve(self):
        state = self.target.current_workflow_state
        if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
            task_state = state.current_task_state
            task_state.task.specific.on_action(task_state, self.people["moderator"], "approve")
            self.note()

    def publish_translation(self):
        if not self.target.workflow_in_progress:
            moderation.publish(self.translation, self.people["moderator"])
            self.note()

    def note(self):
        """A moderator has approved the latest draft."""
        self.approved = {self.read(self.target.get_latest_revision_as_object())}

    def withdraw(self):
        if find_approval(self.target):
            moderation.withdraw_approval(self.translation, self.people["moderator"])
            self.withdrawn += 1
            self.approved.clear()

    def try_every_door(self):
        """Nobody in particular publishes the draft of the translation, by a program or as scheduled."""
        self.target.get_latest_revision().publish(log_action="wagtail.publish.scheduled")
        self.target.get_latest_revision().publish()

    # --- What must hold

    def check(self, step):
        target = self.target
        if not target.live:
            self.live = None
            return
        now = self.read(target)
        if now != self.live:
            original = self.original
            assert now in self.approved, f"{step}: {now} is live, {self.approved} is approved"
            assert original.live, step
            assert now[0] == self.get_number(self.get_name(original)), step
            self.live, self.went_live = now, self.went_live + 1

    def check_states(self):
        model = Page if isinstance(self.target, Page) else type(self.target)
        stored = TextState.objects.get(translation=self.translation)
        computed = next(
            row for row in compute_states(model, [self.target.translation_key]) if row.translation_id is not None
        )
        assert stored.state == computed.state
        assert (stored.state == State.APPROVED) <= (self.target.workflow_in_progress is False)


@pytest.fixture
def people(newsroom, hire):
    return {
        "translator": hire("translator", "pt").user,
        "moderator": hire("moderator", "pt").user,
        "editor": hire("editor", "fr").user,
        "chief": hire("moderator", "fr").user,
    }


WEIGHTS = {
    "translate": 5,
    "submit": 4,
    "approve": 6,
    "publish_translation": 2,
    "publish_original": 4,
    "edit": 2,
    "edit_slightly": 2,
    "edit_as_minor": 2,
    "send": 2,
    "schedule_original": 1,
    "reschedule": 2,
    "unpublish_original": 2,
    "unpublish_translation": 1,
    "withdraw": 1,
    "try_every_door": 2,
}


@pytest.mark.parametrize(("kind", "seed"), [("page", 1), ("snippet", 2)])
def test_nothing_is_live_that_was_not_approved_in_any_order(kind, seed, people, write, fill, commit, fr, pt):
    with commit():
        if kind == "page":
            original = write("fr", title="Texte numero0 et d’autres mots", summary="Un résumé.")
        else:
            name = "Texte numero0 et d’autres mots"
            original = SectionFactory(locale=fr, name=name, slug="patrimoine", live=False)
            original.save_revision(user=people["editor"])
        translation = start_translation(original, pt)
        translation.save_target(publish=False)
    office = Office(translation, people, fill, commit, seed)
    # Ways that chance takes too rarely are taken first.
    opening = ["translate", "submit", "approve", "edit_slightly", "edit_as_minor", "publish_original"]
    chosen = office.random.choices(list(WEIGHTS), list(WEIGHTS.values()), k=STEPS)
    for number, step in enumerate([*opening, *chosen]):
        try:
            with commit():
                getattr(office, step)()
        except REFUSED:
            pass
        office.check(f"seed {seed}, step {number}: {step}")
    office.check_states()
    assert office.went_live >= 2
