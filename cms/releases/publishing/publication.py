"""A release happens: all of its texts go live in one transaction, or none does.

If the process ends at any moment, the database has all of it or nothing. What normally follows a commit (the version of
the pages, tasks, mails) is also in a row that is written within the transaction (`outbox`).
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from graphlib import TopologicalSorter

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from cms.checklist.checking import going_live_together
from cms.newsroom.moderation.approvals import publish_approved
from cms.serving.cache.current import one_visible_change
from cms.translation.text.contents import serialise

from ..errors import BlockedError, ReleaseError
from ..gate.blockers import examine, get_title
from ..gate.holding import letting_go
from ..gate.loading import Loaded
from ..log_actions import RELEASED
from ..members import set_state
from ..models import OPEN_STATES, FollowUp, Release, ReleaseText, State
from ..texts import TextKey, load_texts
from . import addresses, outbox


def publish_release(release: Release, user=None, *, only_if_planned: bool = False) -> Release:
    """Publish all texts of a release now; return the release.

    only_if_planned: do it only if the release is planned for now or earlier, because the timer asks.
    Raises BlockedError if something is not ready, and ReleaseError; then nothing has happened.
    """
    with everything_or_nothing() as finish:
        release = lock(release)
        if release.state not in OPEN_STATES:
            raise ReleaseError(
                _("The release is %(state)s: it cannot happen.") % {"state": release.get_state_display()}
            )
        if only_if_planned and not is_due(release):
            raise ReleaseError(_("The release has been given another moment."))
        loaded = Loaded(release)
        if blockers := examine(release, loaded).blockers:
            raise BlockedError(_("Something is not ready: nothing goes live."), blockers)
        former_addresses = addresses.list_former()
        with going_live_together(text.pk for text in loaded.going.values() if isinstance(text, Page)):
            changes = {key: _publish(loaded.going[key], loaded, key) for key in put_in_order(loaded.going, loaded)}
        _check_live(changes)
        _keep_what_followed(loaded)
        titles = [get_title(text) for text in loaded.going.values()]
        log(release, RELEASED, user=user, data={"count": len(titles), "titles": titles[:50]})
        finish(release, changes.values(), user)
        removed = addresses.list_removed(former_addresses)
        set_state(release, State.LIVE, released_at=timezone.now(), released_by=user, former_addresses=removed)
    return release


def is_due(release: Release) -> bool:
    return release.state == State.PLANNED and release.planned_for is not None and release.planned_for <= timezone.now()


@contextmanager
def everything_or_nothing(*, is_undoing: bool = False) -> Iterator:
    """Open the transaction of a release; yield a function that writes what follows it."""
    with LogContext(), one_visible_change() as close:

        def finish(release: Release, changes: Iterable[outbox.Change], user) -> FollowUp:
            follow_up = outbox.write(release, changes, user, is_undoing=is_undoing)
            # The last of the callbacks: the others have run.
            transaction.on_commit(lambda: outbox.finish(follow_up.pk), robust=True)
            return follow_up

        yield finish
        close()


def lock(release: Release) -> Release:
    """Return a release, with all open ones locked: two releases happen one after the other."""
    list(Release.objects.select_for_update().filter(is_open=True).order_by("pk").values_list("pk"))
    return Release.objects.select_for_update().get(pk=release.pk)


def put_in_order(texts: dict[TextKey, Model], loaded: Loaded) -> list[TextKey]:
    """Return the keys of texts of a release: parents before children, originals before their translations.

    Snippets come before pages, which refer to them.
    """
    by_path = {text.path: key for key, text in texts.items() if isinstance(text, Page)}
    order: TopologicalSorter = TopologicalSorter()
    for key, text in sorted(texts.items(), key=lambda item: isinstance(item[1], Page)):
        order.add(key)
        original = loaded.get_original(key)
        if original is not None and TextKey.of(original) in texts:
            order.add(key, TextKey.of(original))
        if isinstance(text, Page) and (parent := by_path.get(text.path[: -text.steplen])):
            order.add(key, parent)
    return list(order.static_order())


def _publish(text: Model, loaded: Loaded, key: TextKey) -> outbox.Change:
    """Publish what was approved of a text.

    Nobody is named as publisher: who approved the text is, as at every scheduled publication.
    """
    approval = loaded.approvals[key]
    minor = bool(approval.revision.content.get("minor_edit"))
    row = loaded.rows[key]
    row.former = describe_live(text)
    try:
        with letting_go([key]):
            row.revision = publish_approved(text, approval, log_action="wagtail.publish.scheduled")
    except (PermissionDenied, ValidationError) as error:
        said = " ".join(getattr(error, "messages", None) or [str(error)])
        raise ReleaseError(f"{get_title(text)} ({text.locale}): {said}") from error
    row.went_live = True
    row.save(update_fields=["revision", "former", "went_live"])
    return outbox.Change(text, row.revision, is_live=True, minor=minor)


def describe_live(text: Model) -> dict | None:
    """Return what readers see of a text, to restore it; None if it is not live."""
    if not text.live:
        return None
    return {"live_revision": text.live_revision_id, "content": json.loads(serialise(text))}


def _check_live(changes: dict[TextKey, outbox.Change]) -> None:
    """Raise ReleaseError if a text did not go live with its revision: then none does."""
    for key, text in load_texts(changes).items():
        if not text.live or text.live_revision_id != changes[key].revision.pk:
            raise ReleaseError(_("“%(title)s” did not go live.") % {"title": get_title(text)})


def _keep_what_followed(loaded: Loaded) -> None:
    """Note the approved translations that waited for an original and went live with it, although in no release.

    Undoing takes them back with it.
    """
    others = [key for key in loaded.texts if key not in loaded.rows]
    for key, text in load_texts(others).items():
        before = loaded.texts[key]
        if text.live and text.live_revision_id != before.live_revision_id:
            ReleaseText.objects.create(
                release=loaded.release,
                is_open=False,
                went_live=True,
                revision_id=text.live_revision_id,
                former=describe_live(before),
                **key.fields,
            )
