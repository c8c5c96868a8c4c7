"""The follow-up of a release, done right after its transaction, or by the minute's timer if the process ended before.

The callbacks of the transaction move the version of the pages, enqueue tasks and send mails. A `FollowUp` is written
within the transaction, so that none of it is lost: a process that finds one that is not done, and whose process has
ended, sends the signals of the publications once more. Their receivers only enqueue what may be repeated.
"""

import logging
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, published, unpublished

from cms.background.processes import identify_process, is_gone
from cms.redirects.recording import record_former_addresses
from cms.serving.cache.current import move_version, plan_ends

from ..models import FollowUp, Release
from . import addresses, telling

logger = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=2)  # after which a process that cannot be looked at counts as ended


@dataclass(frozen=True)
class Change:
    """What happened to a text: as it was before, the revision, whether its edit was minor, whether it is live now."""

    before: Model
    revision: Revision | None
    is_live: bool
    minor: bool = False

    def list_values(self) -> list:
        address = [self.before.slug, self.before.url_path] if isinstance(self.before, Page) else []
        revision_id = self.revision.pk if self.revision else None
        return [self.before._meta.label, self.before.pk, revision_id, self.minor, self.is_live, *address]


def write(release: Release, changes: Iterable[Change], user, *, is_undoing: bool) -> FollowUp:
    """Write down what follows, within the transaction. Wagtail records the former addresses of pages after it only."""
    changes = list(changes)
    pages = [change.before for change in changes if isinstance(change.before, Page)]
    current = Page.objects.in_bulk([page.pk for page in pages])
    for page in pages:
        if current[page.pk].url_path != page.url_path:
            record_former_addresses(current[page.pk], page.url_path)
    return FollowUp.objects.create(
        release=release,
        texts=[change.list_values() for change in changes],
        user=user,
        is_undoing=is_undoing,
        process=identify_process(),
    )


def finish(pk: int) -> None:
    """Tell people of a release, after all else that follows it. If the process ends meanwhile, they are told twice."""
    follow_up = FollowUp.objects.filter(pk=pk, done_at=None).select_related("release", "user").first()
    if follow_up is not None:
        addresses.restore(follow_up.former_addresses)
        telling.tell_done(follow_up)
        FollowUp.objects.filter(pk=pk).update(done_at=timezone.now())


def work_off() -> int:
    """Do what follows releases whose processes ended before they had done it; return for how many."""
    count = 0
    for follow_up in FollowUp.objects.filter(done_at=None).select_related("release"):
        if is_gone(follow_up.process) or follow_up.created_at < timezone.now() - PATIENCE:
            logger.warning("What follows the release “%s” is done now: its process ended.", follow_up.release)
            _repeat(follow_up)
            finish(follow_up.pk)
            count += 1
    return count


def _repeat(follow_up: FollowUp) -> None:
    move_version()
    for label, pk, revision_id, minor, is_live, *address in follow_up.texts:
        with transaction.atomic():
            text = apps.get_model(label)._default_manager.filter(pk=pk).first()
            revision = Revision.objects.filter(pk=revision_id).first()
            if text is None or text.live != is_live:
                continue  # something else has happened to it since, and everything has followed that
            if is_live and (revision is None or text.live_revision_id != revision.pk):
                continue
            _send_signals(text, revision, minor, is_live)
            if address and text.slug != address[0]:
                _send_new_address(text, *address)
    plan_ends()
    move_version()


def _send_signals(text: Model, revision: Revision | None, minor: bool, is_live: bool) -> None:
    if is_live and minor and hasattr(text, "minor_edit"):
        text.minor_edit = True  # the publication took it off (cms.translation.signal_handlers)
    post_save.send(type(text), instance=text, created=False, raw=False, using="default", update_fields=None)
    if is_live:
        if isinstance(text, Page):
            page_published.send(sender=type(text), instance=text, revision=revision)
        published.send(sender=type(text), instance=text, revision=revision)
    else:
        if isinstance(text, Page):
            page_unpublished.send(sender=type(text), instance=text)
        unpublished.send(sender=type(text), instance=text)


def _send_new_address(page: Page, slug: str, url_path: str) -> None:
    before = copy(page)
    before.slug, before.url_path = slug, url_path
    page_slug_changed.send(type(page), instance=page, instance_before=before)
