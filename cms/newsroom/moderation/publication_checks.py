"""Rules about approving and publishing that other apps register.

The newsroom knows nothing about translations. `cms.translation` knows when a translation is ready, and registers its
rules here in its AppConfig.ready(). Every way of approving and publishing obeys them.
"""

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied


class PublicationRefusedError(PermissionDenied):
    """A rule forbids publishing a revision; the message says why."""


class SubmissionRefusedError(PermissionDenied):
    """A rule forbids submitting a text for moderation; the message says why."""


class PublicationChecks(Protocol):
    """The interface of an app's rules."""

    def find_objection(self, text) -> Any | None:
        """Return the reason (a sentence) why a text cannot be approved in its current state, or None."""

    def prepare_approval(self, task_state, user) -> None:
        """Called before an approval. It may update the revision under review, or raise an exception to refuse."""

    def find_publication_objection(self, text, revision) -> Any | None:
        """Return the reason (a sentence) why a revision must not go live, or None."""

    # Optional; without it, `find_publication_objection` is asked.
    def find_approval_objection(self, text, revision) -> Any | None:
        """Return the reason (a sentence) why a revision must not even be approved to go live later, or None."""


# Name of an attribute of a page or snippet while its publication is judged: a dict, in which rules keep what they look
# up, so that each of them need not do it again.
JUDGEMENT = "_known_to_rules"


@contextmanager
def judging(text):
    """Let the rules keep what they look up about a text: within, they only read. Within another one, it is the same."""
    if JUDGEMENT in text.__dict__:
        yield
        return
    text.__dict__[JUDGEMENT] = {}
    try:
        yield
    finally:
        text.__dict__.pop(JUDGEMENT, None)


_registered: list[PublicationChecks] = []


def register_publication_checks(rules: PublicationChecks) -> None:
    """Register rules. Registering the same rules twice has no effect."""
    if rules not in _registered:
        _registered.append(rules)


def find_objection(text):
    """Return the first reason why a text cannot be approved in its current state, or None."""
    return next((said for rules in _registered if (said := rules.find_objection(text))), None)


def prepare_approval(task_state, user) -> None:
    """Call `prepare_approval` of all registered rules."""
    for rules in _registered:
        rules.prepare_approval(task_state, user)


_before_revision: list[Callable] = []


def register_before_revision(prepare: Callable) -> None:
    """Register a function that sets computed fields of a page or snippet before each of its revisions is saved."""
    if prepare not in _before_revision:
        _before_revision.append(prepare)


def prepare_revision(text) -> None:
    """Call the functions of `register_before_revision` with a page or snippet."""
    for prepare in _before_revision:
        prepare(text)


def check_approval(text, revision, *, leaving_out: PublicationChecks | None = None) -> None:
    """Raise PublicationRefusedError if a rule forbids approving the revision, to go live later (`approvals`).

    leaving_out: as for `check_publication`.
    """
    for rules in _registered:
        find = getattr(rules, "find_approval_objection", rules.find_publication_objection)
        if rules is not leaving_out and (said := find(text, revision)):
            raise PublicationRefusedError(said)


def check_publication(text, revision, *, leaving_out: PublicationChecks | None = None) -> None:
    """Raise PublicationRefusedError if a rule forbids publishing the revision.

    leaving_out: the rules of an app that has applied its own already.
    """
    for rules in _registered:
        if rules is not leaving_out and (said := rules.find_publication_objection(text, revision)):
            raise PublicationRefusedError(said)


_of_submissions: list[Callable] = []


def register_submission_check(find_objection: Callable) -> None:
    """Register a function that returns why a text cannot be submitted for moderation, as a sentence, or None."""
    if find_objection not in _of_submissions:
        _of_submissions.append(find_objection)


def check_submission(text) -> None:
    """Raise SubmissionRefusedError if a rule forbids submitting the latest draft of a text."""
    for find in _of_submissions:
        if said := find(text):
            raise SubmissionRefusedError(said)
