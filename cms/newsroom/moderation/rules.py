"""What other apps have to say about approving and publishing.

`cms.translation` knows when a translation is ready; the newsroom does not know what a translation is. So it registers
its rules here, in its AppConfig.ready(), and every way of approving and publishing obeys them.
"""

from collections.abc import Callable
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied


class PublicationRefusedError(PermissionDenied):
    """A rule forbids that this revision goes live; the message says why."""


class ModerationRules(Protocol):
    """What an app that has rules provides."""

    def find_objection(self, text) -> Any | None:
        """Return why a text cannot be approved as it stands, as a sentence; None where it can."""

    def prepare_approval(self, task_state, user) -> None:
        """Called before an approval; may bring the revision under review up to date, or raise to refuse."""

    def find_publication_objection(self, text, revision) -> Any | None:
        """Return why a revision must not go live, as a sentence; None where it may."""


_registered: list[ModerationRules] = []


def register_rules(rules: ModerationRules) -> None:
    """Have rules asked, once each."""
    if rules not in _registered:
        _registered.append(rules)


def find_objection(text):
    """Return the first reason why a text cannot be approved as it stands, or None."""
    return next((said for rules in _registered if (said := rules.find_objection(text))), None)


def prepare_approval(task_state, user) -> None:
    for rules in _registered:
        rules.prepare_approval(task_state, user)


_before_revision: list[Callable] = []


def register_before_revision(prepare: Callable) -> None:
    """Have a function called with each page or snippet before a revision of it is saved, to set what programs write."""
    if prepare not in _before_revision:
        _before_revision.append(prepare)


def prepare_revision(text) -> None:
    for prepare in _before_revision:
        prepare(text)


def check_publication(text, revision) -> None:
    """Raises PublicationRefusedError where a rule forbids that the revision goes live."""
    for rules in _registered:
        if said := rules.find_publication_objection(text, revision):
            raise PublicationRefusedError(said)
