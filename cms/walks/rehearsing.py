"""The texts of a release, published in a rehearsal: those that are approved by the rules, the others as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Page

from cms.checklist.checking import going_live_together
from cms.newsroom.moderation.approvals import publish_approved
from cms.newsroom.moderation.publishing import publish_unjudged
from cms.newsroom.moderation.rehearsals import rehearsing
from cms.releases.gate.blockers import get_title
from cms.releases.gate.holding import letting_go
from cms.releases.gate.loading import Loaded
from cms.releases.models import Release
from cms.releases.publishing.publication import put_in_order
from cms.releases.texts import TextKey, load_texts

NO_DRAFT, OWN_DATE, UNREACHABLE = "no_draft", "own_date", "unreachable"


@dataclass
class Rehearsed:
    """The texts that are live in a rehearsal; those that are new or not approved; those that cannot be shown.

    left_out: title, language and reason of each, and its primary key if it is a page.
    """

    shown: dict[TextKey, Model] = field(default_factory=dict)
    new: set[TextKey] = field(default_factory=set)
    unapproved: set[TextKey] = field(default_factory=set)
    left_out: list[tuple[str, str, str, int | None]] = field(default_factory=list)

    def leave_out(self, text: Model, reason: str) -> None:
        page_id = text.pk if isinstance(text, Page) else None
        self.left_out.append((get_title(text), text.locale.language_code, reason, page_id))


@contextmanager
def rehearse(release: Release) -> Iterator[Rehearsed]:
    """Publish all texts of a release in a transaction that is always rolled back, approved or not."""
    loaded = Loaded(release)
    rehearsed = Rehearsed(new={key for key, text in loaded.going.items() if not text.live})
    with rehearsing():
        pages = [text.pk for text in loaded.going.values() if isinstance(text, Page)]
        with going_live_together(pages):
            for key in put_in_order(loaded.going, loaded):
                with letting_go([key]):  # each in its turn, or an original would take its translations along
                    if not _publish_as_approved(loaded, key):
                        _publish_as_it_is(loaded.going[key])
                        rehearsed.unapproved.add(key)
        for key, text in load_texts(loaded.going).items():
            # Not the latest revision: the program may have carried values of the original over.
            if text.live and text.live_revision_id != loaded.going[key].live_revision_id:
                rehearsed.shown[key] = text
            else:
                rehearsed.leave_out(text, OWN_DATE if text.latest_revision_id else NO_DRAFT)
        yield rehearsed


def is_waited_for() -> bool:
    """Return whether somebody waits for the locks of this transaction. With SQLite nobody does: it is a copy."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            # Not pg_stat_activity: a transaction sees it as it was at its first look.
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return cursor.fetchone()[0]


def _publish_as_approved(loaded: Loaded, key: TextKey) -> bool:
    """Publish a text by the rules; return False, and change nothing, if it is not approved or a rule refuses it."""
    approval = loaded.approvals.get(key)
    if approval is None:
        return False
    try:
        with transaction.atomic():
            publish_approved(loaded.going[key], approval)
    except (PermissionDenied, ValidationError):
        return False
    return True


def _publish_as_it_is(text: Model) -> None:
    """Publish the latest draft of a text that a release still waits for."""
    if text.latest_revision_id:
        revision = text.latest_revision
        publish_unjudged(revision.as_object(), revision)
