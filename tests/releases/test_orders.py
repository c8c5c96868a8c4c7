"""In whatever order texts are added, approved, edited and planned: nothing is live that nobody approved."""

import datetime
import random

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from cms.newsroom.moderation.fingerprints import make_fingerprint
from cms.releases.errors import ReleaseError
from cms.releases.members import add_texts, create_release, plan, take_out, withdraw
from cms.releases.models import Release
from cms.releases.publishing.publication import publish_release
from cms.releases.publishing.timing import run_timer
from cms.releases.publishing.undoing import undo
from cms.releases.texts import TextKey

from .conftest import CODES, reload

pytestmark = pytest.mark.django_db
REFUSALS = (ReleaseError, PermissionDenied, ValidationError)


class Chaos:
    """Does random things with texts and releases, and remembers what moderators approved."""

    def __init__(self, seed, texts, people, edit):
        self.chance = random.Random(seed)
        self.texts, self.people, self.edit = texts, people, edit
        self.approved: set[tuple] = set()
        self.done: list[str] = []
        self.count = 0

    def pick_text(self):
        return reload(self.chance.choice(self.texts))

    def pick_release(self):
        return self.chance.choice([*Release.objects.order_by("pk")] or [None])

    def do_edit(self):
        self.count += 1
        self.edit(self.pick_text(), self.people["editor"].user, title=f"Edited {self.count}")

    def do_approve(self):
        text = self.pick_text()
        revision = text.latest_revision
        said = (text.pk, make_fingerprint(revision))
        self.approved.add(said)
        try:
            revision.publish(user=self.people[text.locale.language_code].user)
        except REFUSALS:
            self.approved.discard(said)
            raise

    def do_publish_own(self):
        """An editor may not publish, however few of the words are theirs."""
        text = self.pick_text()
        text.latest_revision.publish(user=self.people["editor"].user)

    def do_publish_by_program(self):
        text = self.pick_text()
        revision = self.chance.choice([*text.revisions.order_by("pk")])
        if (text.pk, make_fingerprint(revision)) in self.approved:
            revision.publish()

    def do_create(self):
        self.count += 1
        create_release(f"Release {self.count}", self.people["fr"].user)

    def do_add(self):
        add_texts(self.pick_release(), [TextKey.of(self.pick_text())])

    def do_take_out(self):
        release = self.pick_release()
        if rows := list(release.texts.all()):
            take_out(self.chance.choice(rows))

    def do_plan(self):
        moment = timezone.now() + datetime.timedelta(minutes=self.chance.choice([-5, -1, 5]))
        plan(self.pick_release(), moment)

    def do_timer(self):
        run_timer()

    def do_release(self):
        publish_release(self.pick_release())

    def do_undo(self):
        undo(self.pick_release())

    def do_withdraw(self):
        withdraw(self.pick_release())

    def act(self):
        names = [name for name in dir(self) if name.startswith("do_")]
        name = self.chance.choice([*names, "do_approve", "do_approve", "do_add", "do_release"])
        if self.pick_release() is None and name not in {"do_edit", "do_approve", "do_create"}:
            return
        try:
            getattr(self, name)()
            self.done.append(name)
        except REFUSALS as refusal:
            self.done.append(f"{name}: {refusal}")

    def check(self):
        for text in map(reload, self.texts):
            if text.live:
                said = (text.pk, make_fingerprint(text.live_revision))
                assert said in self.approved, f"{text} is live, and nobody approved it: {self.done[-10:]}"
                assert text.title == text.live_revision.content["title"]


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_live_that_nobody_approved(seed, magazines, draft, people, edit, commit):
    texts = [
        draft(magazines[code], f"Story {number}", people["editor"].user) for number, code in enumerate((*CODES, "fr"))
    ]
    chaos = Chaos(seed, texts, people, edit)
    chaos.do_create()
    for _step in range(60):
        with commit():
            chaos.act()
        chaos.check()
    happened = {entry.partition(":")[0] for entry in chaos.done if ":" not in entry}
    assert {"do_approve", "do_edit"} <= happened
